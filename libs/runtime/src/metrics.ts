import {
  Counter as PromCounter,
  Gauge as PromGauge,
  Histogram as PromHistogram,
  collectDefaultMetrics,
  register,
} from 'prom-client';

export type Labels = Record<string, string | number>;
export interface Counter {
  inc(labels?: Labels, value?: number): void;
}
export interface Gauge {
  set(labels: Labels, value: number): void;
  /** Forgets all label sets, e.g. of partitions that moved away. */
  reset(): void;
}
export interface Histogram {
  /** Times are in seconds. */
  observe(labels: Labels, value: number): void;
}

const prefixed = (name: string): string => `ganh_${name}`;

function known<M>(name: string, make: (full: string) => M): M {
  const full = prefixed(name);
  return (register.getSingleMetric(full) as M | undefined) ?? make(full);
}

/** A metric's child per set of labels, found again by their values: hashing them anew costs more than counting. */
function remembered<C>(make: (set: Labels) => C): (set: Labels) => C {
  const children = new Map<string, C>();
  return (set) => {
    const key = Object.entries(set).join();
    const child = children.get(key) ?? make(set);
    children.set(key, child);
    return child;
  };
}

/**
 * Prometheus metrics of this process; asking for a name twice gives the same metric. Names get the prefix `ganh_`.
 * Labels must have few values: never a product, key or tenant.
 */
export const metrics = {
  counter(name: string, help: string, labels: string[] = []): Counter {
    const metric = known(name, (full) => new PromCounter({ name: full, help, labelNames: labels }));
    const child = remembered((set) => metric.labels(set));
    return { inc: (set = {}, value = 1) => child(set).inc(value) };
  },

  /** `collect` runs at each scrape; a later call with the same name replaces it. */
  gauge(name: string, help: string, labels: string[] = [], collect?: (gauge: Gauge) => void | Promise<void>): Gauge {
    const metric = known(name, (full) => new PromGauge({ name: full, help, labelNames: labels }));
    const gauge: Gauge = { set: (set, value) => metric.set(set, value), reset: () => metric.reset() };
    if (collect) Object.assign(metric, { collect: () => collect(gauge) });
    return gauge;
  },

  histogram(name: string, help: string, labels: string[] = [], buckets?: number[]): Histogram {
    const metric = known(
      name,
      (full) => new PromHistogram({ name: full, help, labelNames: labels, ...(buckets ? { buckets } : {}) }),
    );
    const child = remembered((set) => metric.labels(set));
    return { observe: (set, value) => child(set).observe(value) };
  },
};

/** Event-loop delay, heap, RSS and the like; once per process. */
export function collectProcessMetrics(): void {
  if (!register.getSingleMetric('ganh_process_resident_memory_bytes')) collectDefaultMetrics({ prefix: 'ganh_' });
}

export const metricsText = async (): Promise<{ type: string; body: string }> => ({
  type: register.contentType,
  body: await register.metrics(),
});
