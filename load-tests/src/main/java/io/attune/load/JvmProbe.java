package io.attune.load;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into a child's memory. */
final class JvmProbe implements AutoCloseable {
  /**
   * What it holds, in bytes.
   *
   * @param heap what is alive in the heap
   * @param direct buffers outside of it
   * @param resident the process' memory that is in RAM, the whole heap with it, filled or not; 0
   *     where /proc does not tell
   */
  record Memory(long heap, long direct, long resident) {}

  private final ChildProcess process;
  private final JMXConnector jmx;

  private JvmProbe(ChildProcess process, JMXConnector jmx) {
    this.process = process;
    this.jmx = jmx;
  }

  /** Looks into a process of ours. */
  @SuppressWarnings("BanJNDI") // To a child of our own, by the local agent that we start in it.
  static JvmProbe attach(ChildProcess process) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
      try {
        return new JvmProbe(
            process,
            JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("cannot look into " + process.name(), e);
    }
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
    return new Memory(memory.getHeapMemoryUsage().getUsed(), direct, process.residentBytes());
  }

  @Override
  public void close() throws IOException {
    jmx.close();
  }
}
