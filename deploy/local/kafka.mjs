// @ts-check
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { cached, isWhole } from './cache.mjs';
import { coordinatorIsUp, pingKafka } from './pings.mjs';
import { findJava, findOnPath, runTool } from './tools.mjs';

/** @typedef {import('./servers.mjs').ServerDefinition} ServerDefinition */
/** @typedef {import('./servers.mjs').ServerContext} ServerContext */

const VERSION = '4.3.0';
const CACHED = `kafka-${VERSION}`;
const SMALL_JVM = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-XX:-UsePerfData', '-Djava.awt.headless=true'];

/**
 * Apache Kafka in KRaft mode, one node that is broker and controller, from its jars on Maven Central.
 * @type {ServerDefinition}
 */
export const kafka = {
  name: 'kafka',
  markers: ({ local }) => [join(local, 'kafka.properties')],
  portCount: 3, // broker, controller, and a second door for clients that come through a proxy
  readyWithinMs: 90_000,
  urlOf: (port) => `127.0.0.1:${port}`,
  ping: pingKafka,
  settled: coordinatorIsUp,

  requirements({ env, cache }) {
    const java = {
      what: 'Java 17 or newer (java)',
      packages: [['openjdk-17-jre-headless'], ['openjdk-21-jre-headless'], ['default-jre-headless']],
      present: () => findJava(env) !== null,
    };
    const maven = {
      what: 'Maven (mvn)',
      packages: [['maven']],
      present: () => findOnPath('mvn', env['PATH']) !== null,
    };
    return isWhole(join(cache, CACHED)) ? [java] : [java, maven];
  },

  async prepare(context) {
    const { env, layout, minder } = context;
    const dataDir = join(layout.data, 'kafka');
    const config = join(layout.local, 'kafka.properties');
    const java = findJava(env) ?? 'java';
    const classPath = ['-cp', `${await jars(context)}/*`];
    const logging = ['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-Dorg.slf4j.simpleLogger.showDateTime=true'];
    return {
      command: java,
      args: () => ['-Xmx384m', ...SMALL_JVM, ...logging, ...classPath, 'kafka.Kafka', config],
      dataDir,
      kind: CACHED,
      writeConfig: ([port, controllerPort, detourPort]) => {
        const detour = env['KAFKA_DETOUR_PORT'] ? { port: detourPort ?? 0, seenAs: env['KAFKA_DETOUR_PORT'] } : null;
        writeFileSync(config, kafkaConfig(port ?? 0, controllerPort ?? 0, dataDir, detour));
      },
      beforeStart: () => format(java, classPath, { config, dataDir, layout, env, minder }),
    };
  },
};

/** @param {ServerContext} context */
function jars({ cache, env, layout, say, minder }) {
  return cached({
    cache,
    name: CACHED,
    onWait: (pid) => say('kafka', `waiting for a download by process ${pid} …`),
    signal: minder?.signal,
    fill: async (into) => {
      say('kafka', `downloading Apache Kafka ${VERSION} (44 MB) …`);
      const pom = join(into, 'pom.xml');
      writeFileSync(pom, POM);
      const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${into}`];
      await runTool('mvn', ['-B', '-ntp', '-q', '-C', '-f', pom, ...goal], {
        logPath: join(layout.logs, 'download-kafka.log'),
        ...{ env, minder },
        failure: 'Downloading Apache Kafka did not work',
      });
      rmSync(pom);
    },
  });
}

/**
 * Kafka's storage is formatted once. The mark is written last: without it the broker never ran here, so a half-formatted
 * folder may go.
 * @param {string} java
 * @param {string[]} classPath
 * @param {{ config: string, dataDir: string, layout: ServerContext['layout'], env: ServerContext['env'], minder: ServerContext['minder'] }} places
 */
async function format(java, classPath, { config, dataDir, layout, env, minder }) {
  const mark = join(dataDir, '.formatted');
  if (existsSync(mark) && existsSync(join(dataDir, 'meta.properties'))) return;
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const tool = [...SMALL_JVM, ...classPath, 'kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', config];
  await runTool(java, tool, {
    logPath: join(layout.logs, 'kafka-format.log'),
    ...{ env, minder },
    failure: 'Formatting the storage of Kafka did not work',
  });
  writeFileSync(mark, '');
}

/** Kafka's form of a UUID: 16 bytes, base64url; a leading dash would read as an option. */
function clusterId() {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return bytes.toString('base64url');
}

/**
 * A broker tells its clients where to call it. `detour` opens a second listener that tells them the port of a proxy, so that
 * everything they say goes through it.
 * @param {number} port
 * @param {number} controllerPort
 * @param {string} dataDir
 * @param {{ port: number, seenAs: string } | null} detour
 */
function kafkaConfig(port, controllerPort, dataDir, detour) {
  const listeners = [`PLAINTEXT://127.0.0.1:${port}`, ...(detour ? [`DETOUR://127.0.0.1:${detour.port}`] : [])];
  const advertised = [`PLAINTEXT://127.0.0.1:${port}`, ...(detour ? [`DETOUR://127.0.0.1:${detour.seenAs}`] : [])];
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=${listeners.join(',')},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=${advertised.join(',')}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,DETOUR:PLAINTEXT,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${dataDir}
auto.create.topics.enable=false
default.replication.factor=1
min.insync.replicas=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=8
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
num.network.threads=2
num.io.threads=4
log.cleaner.dedupe.buffer.size=16777216
`;
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>ganh.local</groupId>
  <artifactId>kafka</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-server</artifactId><version>${VERSION}</version></dependency>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${VERSION}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
`;
