import { CallLog, SimulatorHost, type ChannelSimulator, type HostClock } from '#libs/channel-kit';

/** All pretend marketplaces, by channel. */
export class Markets {
  private readonly hosts: Map<string, SimulatorHost>;

  constructor(simulators: ChannelSimulator[], clock: HostClock, rememberedCalls: number) {
    const hosts = simulators.map((simulator) => {
      const calls = new CallLog(rememberedCalls);
      return [simulator.id, new SimulatorHost(simulator, clock, { calls })] as const;
    });
    this.hosts = new Map(hosts);
  }

  of(channel: string): SimulatorHost | undefined {
    return this.hosts.get(channel);
  }

  get channels(): string[] {
    return [...this.hosts.keys()];
  }

  /** As new: no shops, no listings, no faults, no calls. */
  reset(): void {
    for (const host of this.hosts.values()) {
      host.simulator.reset();
      host.faults.clear();
      host.calls.clear();
    }
  }
}
