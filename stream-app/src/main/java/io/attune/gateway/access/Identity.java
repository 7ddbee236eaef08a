package io.attune.gateway.access;

import java.util.Objects;
import java.util.Set;

/**
 * Somebody who was let in.
 *
 * @param name who, for the audit log: the token's subject, never an e-mail address or a person's
 *     name unless the issuer puts it there
 * @param tenant whose calls they may see at all; empty in a deployment for one
 * @param roles what they are there for
 * @param agentId the agent they are, null if none
 * @param teams the teams they supervise; {@link #EVERY_TEAM} in it means all of the tenant's
 * @param expiresAt epoch ms at which they must be cut off, {@link Long#MAX_VALUE} if never
 */
public record Identity(
    String name,
    String tenant,
    Set<AccessRole> roles,
    String agentId,
    Set<String> teams,
    long expiresAt) {
  /** Among {@link #teams}: all of them. */
  public static final String EVERY_TEAM = "*";

  public Identity {
    roles = Set.copyOf(roles);
    teams = Set.copyOf(teams);
  }

  /** Whether they have this role. */
  public boolean is(AccessRole role) {
    return roles.contains(role);
  }

  /** Whether they may publish events of this tenant's calls. */
  public boolean mayPublish(String callTenant) {
    return tenant.equals(callTenant) && (is(AccessRole.INGEST) || is(AccessRole.ADMIN));
  }

  /**
   * Whether they may see the cues of an agent, and answer them as that agent.
   *
   * @param callAgentId whose cues; null if the call never named its agent
   */
  public boolean maySeeCuesOf(String callTenant, String callAgentId) {
    return tenant.equals(callTenant)
        && (is(AccessRole.ADMIN)
            || (is(AccessRole.AGENT) && agentId != null && agentId.equals(callAgentId)));
  }

  /**
   * Whether they may see a call as its supervisor does.
   *
   * @param team the agent's team; null if the call has none, which is nobody's but an
   *     administrator's and those' who see every team
   */
  public boolean maySupervise(String callTenant, String team) {
    return tenant.equals(callTenant)
        && (is(AccessRole.ADMIN) || (is(AccessRole.SUPERVISOR) && hasTeam(team)));
  }

  /** Whether they may see a call at all, as its agent or as its supervisor. */
  public boolean maySeeCall(String callTenant, String callAgentId, String team) {
    return maySeeCuesOf(callTenant, callAgentId) || maySupervise(callTenant, team);
  }

  private boolean hasTeam(String team) {
    return teams.contains(EVERY_TEAM) || (team != null && teams.contains(team));
  }

  /** Whether the time until which they were let in is over. */
  public boolean expired(long now) {
    return now >= expiresAt;
  }

  @Override
  public String toString() {
    return Objects.toString(name, "nobody") + roles;
  }
}
