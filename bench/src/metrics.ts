/** A thing that is measured: how it is called in a table, and how its number is written. */
interface Metric {
  title: string;
  digits: number;
  /** True of what tells about the measurement rather than the server: a ratio of it would say nothing. */
  aside?: boolean;
}

/** Every number a shape may report, with its unit in the title. One row a metric. */
export const metrics = {
  deliveriesPerSecond: { title: 'deliveries/s', digits: 0 },
  cpuPerDelivery: { title: 'server CPU per delivery (µs)', digits: 2 },
  p50: { title: 'latency p50 (ms)', digits: 2 },
  p99: { title: 'latency p99 (ms)', digits: 2 },
  p99Ratio: { title: 'p99 beside logins / without', digits: 2 },
  p50Beside: { title: 'latency p50 beside them (ms)', digits: 2 },
  p99Beside: { title: 'latency p99 beside them (ms)', digits: 2 },
  loginsBeside: { title: 'logins/s beside talk', digits: 1 },
  loginTimeBeside: { title: 'time to log in beside talk, p50 (ms)', digits: 0 },
  loginsPerSecond: { title: 'logins/s alone', digits: 0 },
  cpuPerLogin: { title: 'server CPU per login (ms)', digits: 2 },
  connectionsPerSecond: { title: 'connections/s', digits: 0 },
  cpuPerConnection: { title: 'server CPU per connection (µs)', digits: 0 },
  kibPerConnection: { title: 'memory per connection (KiB)', digits: 2 },
  secondsToJoin: { title: 'time to join (s)', digits: 2 },
  cpuToJoin: { title: 'server CPU to join (s)', digits: 2 },
  operationsPerSecond: { title: 'joins and parts/s', digits: 0 },
  cpuPerOperation: { title: 'server CPU per join or part (µs)', digits: 1 },
  namesPerSecond: { title: 'NAMES answers/s', digits: 0 },
  cpuPerNames: { title: 'server CPU per NAMES (ms)', digits: 2 },
  whoPerSecond: { title: 'WHO answers/s', digits: 0 },
  cpuPerWho: { title: 'server CPU per WHO (ms)', digits: 2 },
  p99BesideReaders: { title: 'p99 beside readers / without', digits: 2 },
  asksBeside: { title: 'answers/s beside talk', digits: 1 },
  secondsToStart: { title: 'time to start (s)', digits: 2 },
  latestP50: { title: 'CHATHISTORY p50 (ms)', digits: 2 },
  latestP99: { title: 'CHATHISTORY p99 (ms)', digits: 2 },
  searchP50: { title: 'SEARCH p50 (ms)', digits: 2 },
  searchP99: { title: 'SEARCH p99 (ms)', digits: 2 },
  storedPerSecond: { title: 'messages stored/s', digits: 0 },
  cpuPerStored: { title: 'server CPU per message (µs)', digits: 1 },
  secondsToCatchUp: { title: 'archive behind at the end by (s)', digits: 2 },
  serverBusy: { title: 'server core busy (%)', digits: 0, aside: true },
  generatorBusy: { title: 'generator core busy (%)', digits: 0, aside: true },
  othersBusy: { title: 'others busy (%)', digits: 0, aside: true },
} satisfies Record<string, Metric>;

/** The name of a metric. */
export type MetricId = keyof typeof metrics;

/** The numbers of one cell: one shape, one server, one round. */
export type Measurement = Partial<Record<MetricId, number>>;

/** From here on (percent of a core) others who use the machine at the same time change the numbers. */
export const DISTURBED_PERCENT = 15;
