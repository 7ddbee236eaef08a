package io.attune.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.attune.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * {@code attune run --roles gateway} in a process of its own, with the heap that the launcher gives
 * it, so that its memory and processor time are its alone.
 */
final class GatewayProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://[^ ,]+");

  /**
   * What it holds, in bytes.
   *
   * @param heap what is alive in the heap
   * @param direct buffers outside of it
   * @param resident the process' memory that is in RAM, the whole heap with it, filled or not; 0
   *     where /proc does not tell
   */
  record Memory(long heap, long direct, long resident) {}

  private final Process process;
  private String address;
  private JMXConnector jmx;
  private OperatingSystemMXBean system;

  private GatewayProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it; see {@link #awaitReady}.
   *
   * @param streams as many as must be able to be open
   */
  static GatewayProcess start(String servers, int streams) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError"));
    // A heap that grows and shrinks would hide what is taken outside of it.
    command.addAll(List.of("-Xms1g", "-XX:+AlwaysPreTouch"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("run", "--roles", "gateway", "--bootstrap-servers", servers));
    command.addAll(List.of("--http-host", "127.0.0.1", "--http-port", "0"));
    String most = Integer.toString(streams);
    command.addAll(List.of("--streams", most, "--streams-per-identity", most));
    // All agents come from one address and without login, that is as one identity.
    command.addAll(List.of("--requests-per-second", "1000000"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("ATTUNE_"));
    return new GatewayProcess(builder.start());
  }

  /**
   * Waits until its streams show the present. Nothing else can be asked before.
   *
   * @throws IllegalStateException if it ends instead
   */
  void awaitReady() throws IOException {
    address = awaitAddress(process);
    jmx = attach(process.pid());
    system =
        ManagementFactory.getPlatformMXBean(
            jmx.getMBeanServerConnection(), OperatingSystemMXBean.class);
  }

  /** It says where it listens when it is ready. */
  private static String awaitAddress(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher found = ADDRESS.matcher(line);
      if (found.find()) {
        return found.group();
      }
    }
    throw new IllegalStateException("the gateway did not start; it says why above");
  }

  @SuppressWarnings("BanJNDI") // To a child of our own, by the local agent that we start in it.
  private static JMXConnector attach(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("cannot look into the gateway's process " + pid, e);
    }
  }

  /** Where it listens, {@code http://host:port}. */
  String address() {
    return address;
  }

  /** What it holds after a full collection. */
  Memory memory() throws IOException {
    MBeanServerConnection remote = jmx.getMBeanServerConnection();
    MemoryMXBean memory = ManagementFactory.getPlatformMXBean(remote, MemoryMXBean.class);
    memory.gc();
    long direct =
        ManagementFactory.getPlatformMXBeans(remote, BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    return new Memory(memory.getHeapMemoryUsage().getUsed(), direct, resident());
  }

  private long resident() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    }
  }

  /** Processor time that it has taken so far, ns. */
  long cpuNanos() {
    return system.getProcessCpuTime();
  }

  /** Stops it within two seconds. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(2, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
