import type { Express } from 'express';
import type { Health } from './health.js';
import { metricsText } from './metrics.js';

/** `/health/live` (the process answers), `/health/ready` (it can work), `/metrics` (Prometheus text). No token needed. */
export function mountSystemRoutes(server: Express, health: Health): void {
  server.get('/health/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  server.get('/health/ready', async (_request, response) => {
    const { ready, checks } = await health.read();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'notReady', checks });
  });
  server.get('/metrics', async (_request, response) => {
    const { type, body } = await metricsText();
    response.setHeader('Content-Type', type);
    response.send(body);
  });
}
