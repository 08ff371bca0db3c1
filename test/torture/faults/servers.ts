import { serverNames, type ServerName } from '../ground.js';
import type { Trouble } from '../tcp-proxy.js';
import { awhile, type Fault, type Scene } from './fault.js';

/** A server dies or is ended, stays away for a while, and comes back with its data. */
function away(name: ServerName, signal: 'SIGKILL' | 'SIGTERM', from: number, to: number): Fault['play'] {
  return async (scene) => {
    await scene.ground.killServer(name, signal);
    await awhile(scene, from, to);
    await scene.ground.startServer(name);
  };
}

/** Trouble on the wire to one server, for a while. */
function onSomeWire(trouble: (scene: Scene) => Trouble, from: number, to: number): Fault['play'] {
  return async (scene) => {
    const proxy = scene.ground.proxies[scene.random.pick(serverNames)];
    proxy.set(trouble(scene));
    await awhile(scene, from, to);
    proxy.set({ mode: 'pass' });
  };
}

export const serverFaults: Fault[] = [
  {
    id: 'F3',
    about: 'MongoDB is killed and restarted in the middle of writes',
    touches: ['mongodb'],
    play: away('mongodb', 'SIGKILL', 0.2, 2),
  },
  { id: 'F7', about: 'Kafka is killed and stays away', touches: ['kafka'], play: away('kafka', 'SIGKILL', 2, 8) },
  {
    id: 'F14',
    about: 'MongoDB is stopped while events are being consumed',
    touches: ['mongodb'],
    play: away('mongodb', 'SIGTERM', 3, 6),
  },
  {
    id: 'F17',
    about: 'Redis is killed, or half-open',
    touches: ['redis'],
    play: async (scene) => {
      if (scene.random.chance(0.5)) return away('redis', 'SIGKILL', 1, 4)(scene);
      const { redis } = scene.ground.proxies;
      redis.set({ mode: 'silent', direction: 'both' });
      await awhile(scene, 2, 5);
      redis.set({ mode: 'pass' });
    },
  },
  {
    id: 'F18',
    about: 'Redis forgets everything',
    touches: ['redis'],
    play: async ({ ground }) => {
      await ground.redis((redis) => redis.flushall());
    },
  },
  {
    id: 'F29',
    about: 'Redis has no room for writes',
    touches: ['redis'],
    play: async (scene) => {
      await scene.ground.redis((redis) => redis.config('SET', 'maxmemory', '1'));
      await awhile(scene, 1, 3);
      await scene.ground.redis((redis) => redis.config('SET', 'maxmemory', '0'));
    },
  },
  {
    id: 'F35',
    about: 'a server answers late',
    touches: [...serverNames],
    play: onSomeWire(({ random }) => ({ mode: 'delay', ms: random.between(50, 300), jitterMs: 50 }), 2, 5),
  },
  {
    id: 'F36',
    about: 'all connections to a server are cut',
    touches: [...serverNames],
    play: async (scene) => {
      const proxy = scene.ground.proxies[scene.random.pick(serverNames)];
      for (let time = 0; time < 3; time += 1) {
        proxy.cut();
        await awhile(scene, 0.1, 0.6);
      }
    },
  },
  {
    id: 'F37',
    about: 'connections to a server are half-open',
    touches: [...serverNames],
    play: onSomeWire(({ random }) => ({ mode: 'silent', direction: random.pick(['up', 'down', 'both']) }), 2, 5),
  },
  {
    id: 'F38',
    about: 'a server is reached through a narrow wire',
    touches: [...serverNames],
    play: onSomeWire(() => ({ mode: 'slow', bytesPerSecond: 150_000 }), 2, 4),
  },
];
