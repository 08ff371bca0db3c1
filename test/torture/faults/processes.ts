import type { Trouble } from '../tcp-proxy.js';
import { awhile, type Fault, type Scene, seconds } from './fault.js';

const workers = ['ingestion', 'quality', 'publishing'] as const;
const services = [...workers, 'console'] as const;

async function kill({ ground }: Scene, service: string): Promise<void> {
  await ground.end(service, 'SIGKILL');
}

/** Kills a service while the wire to a server is in trouble: between a request and its answer. */
function killBehind(
  server: 'kafka' | 'mongodb' | 'redis',
  trouble: Trouble,
  pick: (scene: Scene) => string,
): Fault['play'] {
  return async (scene) => {
    const victim = pick(scene);
    const proxy = scene.ground.proxies[server];
    proxy.set(trouble);
    await awhile(scene, 0.1, 0.5);
    await kill(scene, victim);
    proxy.set({ mode: 'pass' });
    await awhile(scene, 0, 1);
    scene.ground.start(victim);
  };
}

/** Freezes a process for longer than others wait for it, while a second one takes its work over. */
function freezeBeside(service: string, from: number, to: number): Fault['play'] {
  return async (scene) => {
    const { ground } = scene;
    const second = `${service}-2`;
    ground.start(second);
    await seconds(1.5);
    ground.freeze(service);
    await awhile(scene, from, to);
    ground.thaw(service);
    await awhile(scene, 0.5, 2);
    await ground.end(second, scene.random.pick(['SIGKILL', 'SIGTERM']));
  };
}

/** A deploy: one after the other is told to end, drains within its time, and is started again. */
async function rollingDeploy(scene: Scene): Promise<void> {
  for (const service of scene.random.shuffled(services)) {
    const code = await scene.ground.end(service, 'SIGTERM');
    if (code !== 0 && code !== null) scene.journal.oddAnswers.push(`${service} ended with ${code} after SIGTERM`);
    scene.ground.start(service);
    await awhile(scene, 0.2, 1);
  }
}

async function rebalance(scene: Scene): Promise<void> {
  const { ground, random } = scene;
  const names = random.shuffled(['quality-2', 'publishing-2', 'ingestion-2']).slice(0, 2);
  for (const name of names) ground.start(name);
  await awhile(scene, 2, 4);
  for (const name of names) await ground.end(name, random.pick(['SIGKILL', 'SIGTERM']));
}

const always = (service: string) => (): string => service;
const anyWorker = ({ random }: Scene): string => random.pick(workers);

export const processFaults: Fault[] = [
  {
    id: 'F1',
    about: 'the API is killed before the database has its write',
    touches: ['ingestion', 'mongodb'],
    play: killBehind('mongodb', { mode: 'silent', direction: 'up' }, always('ingestion')),
  },
  {
    id: 'F2',
    about: 'the API is killed after the write, before its answer',
    touches: ['ingestion', 'mongodb'],
    play: killBehind('mongodb', { mode: 'silent', direction: 'down' }, always('ingestion')),
  },
  {
    id: 'F4',
    about: 'a relay is killed before Kafka has its batch',
    touches: [...workers, 'kafka'],
    play: killBehind('kafka', { mode: 'silent', direction: 'up' }, anyWorker),
  },
  {
    id: 'F5',
    about: 'a relay is killed between the acknowledgement and its clean-up',
    touches: [...workers, 'kafka'],
    play: killBehind('kafka', { mode: 'silent', direction: 'down' }, anyWorker),
  },
  {
    id: 'F6',
    about: 'two relays: the paused one goes on after its lease has run out',
    touches: ['ingestion'],
    play: freezeBeside('ingestion', 2.5, 5),
  },
  {
    id: 'F9',
    about: 'quality is killed in the middle of its work',
    touches: ['quality'],
    play: async (scene) => {
      await kill(scene, 'quality');
      await awhile(scene, 0, 1);
      scene.ground.start('quality');
    },
  },
  {
    id: 'F10',
    about: 'quality is killed after its verdict, before the offset is committed',
    touches: ['quality', 'kafka'],
    play: killBehind('kafka', { mode: 'silent', direction: 'down' }, always('quality')),
  },
  {
    id: 'F11',
    about: 'quality sleeps beyond its session and wakes up as a zombie',
    touches: ['quality'],
    play: freezeBeside('quality', 7, 9),
  },
  {
    id: 'F16',
    about: 'publishing is killed between its write and the wake-up in Redis',
    touches: ['publishing', 'redis'],
    play: killBehind('redis', { mode: 'refuse' }, always('publishing')),
  },
  {
    id: 'F19',
    about: 'publishing is killed while marketplaces are being called',
    touches: ['publishing'],
    play: async (scene) => {
      for (const channel of ['shopee', 'woocommerce'])
        await scene.ground.world.control('POST', `/${channel}/faults`, {
          match: { writes: true },
          fault: scene.random.pick(['hang', 'lateCommit']),
          delayMs: 1200,
          seconds: 1.5,
        });
      await awhile(scene, 0.4, 1.2);
      await kill(scene, 'publishing');
      scene.ground.start('publishing');
    },
  },
  {
    id: 'F20',
    about: 'publishing is killed twice on the same work',
    touches: ['publishing'],
    play: async (scene) => {
      for (let time = 0; time < 2; time += 1) {
        await kill(scene, 'publishing');
        scene.ground.start('publishing');
        await awhile(scene, 1.5, 2.5);
      }
    },
  },
  {
    id: 'F21',
    about: 'a worker sleeps longer than its lock; another takes over; it wakes up',
    touches: ['publishing'],
    play: freezeBeside('publishing', 5, 9),
  },
  {
    id: 'F30',
    about: 'a rolling deploy by SIGTERM under load',
    // A drain needs the databases; that it also ends without Kafka is part of the promise.
    touches: [...services, 'mongodb', 'redis'],
    play: rollingDeploy,
  },
  {
    id: 'F33',
    about: 'consumers join and leave under load: the groups are rebalanced',
    touches: [...workers],
    play: rebalance,
  },
  {
    id: 'F34',
    about: 'the console (address, sign-in, read models) is killed',
    touches: ['console'],
    play: async (scene) => {
      await kill(scene, 'console');
      await awhile(scene, 0, 1.5);
      scene.ground.start('console');
    },
  },
  {
    id: 'F28',
    about: 'the clock of one process runs up to 1.5 s ahead or behind',
    touches: ['clock'],
    play: async (scene) => {
      const service = scene.random.pick(workers);
      scene.ground.stepClock(service, scene.random.pick([-1, 1]) * scene.random.between(300, 1500));
      await awhile(scene, 3, 6);
      scene.ground.stepClock(service, 0);
    },
  },
];
