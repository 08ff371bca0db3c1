import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Route } from '#libs/contracts';
import { uuidv7 } from '#libs/runtime';
import { dummyOwner, startConsole, type ConsoleApp, type DummyOwner } from './console-app.js';

/**
 * Made from the route table: whoever asks for an id of another organisation gets the answer of an id that nobody has.
 * Routes of the console are judged here; those of the other owners by the same list against the running services.
 */
let owner: DummyOwner;
let app: ConsoleApp;
let stranger: string;
const withId = Object.entries(routes as Record<string, Route>).filter(
  ([, route]) => route.path.includes('{id}') && route.scope !== 'public',
);

beforeAll(async () => {
  owner = await dummyOwner();
  app = await startConsole(owner);
  const operator = app.start.operatorKey;
  const person = { email: 'khac@ganh.example', password: 'mat-khau-dai-hon', name: 'Người khác' };
  const json = { name: 'Hợp tác xã khác', owner: person };
  expect((await app.ask('POST', '/v1/organisations', { token: operator, json })).status).toBe(201);
  const { email, password } = person;
  const session = await app.ask('POST', '/v1/sessions', { token: '', json: { email, password } });
  stranger = String(session.body['accessToken']);
});
afterAll(async () => {
  await app?.close();
  await owner?.close();
});

describe('an id of another organisation', () => {
  it('is in the table often enough for this test to mean something', () => {
    expect(withId.length).toBeGreaterThan(10);
  });

  it.each(withId.filter(([, route]) => route.owner === 'console'))('%s → 404', async (_name, route) => {
    const path = route.path.replace('{id}', uuidv7());
    expect((await app.ask(route.method, path, { token: stranger })).status).toBe(404);
  });

  it('a key is neither shown to nor revoked by a stranger', async () => {
    const made = await app.ask('POST', '/v1/keys', { json: { name: 'Kho', scopes: ['read'] } });
    const id = String(made.body['id']);
    expect((await app.ask('GET', '/v1/keys', { token: stranger })).text).not.toContain(id);
    expect((await app.ask('DELETE', `/v1/keys/${id}`, { token: stranger })).status).toBe(404);
    expect((await app.ask('GET', '/v1/me', { token: String(made.body['key']) })).status).toBe(200);
  });

  it.each(withId.filter(([, route]) => route.owner !== 'console'))(
    '%s reaches its owner with the organisation of the asker, whatever else is claimed',
    async (_name, route) => {
      const before = owner.heard.length;
      const path = route.path.replace('{id}', uuidv7());
      const headers = { 'x-tenant-id': app.start.organisation, 'x-organisation': app.start.organisation };
      await app.ask(route.method, path, { token: stranger, headers });
      const heard = owner.heard.at(-1);
      expect(owner.heard.length).toBe(before + 1);
      expect(heard?.url).toBe(path);
      expect(heard?.headers.authorization).toBe(`Bearer ${stranger}`);
      expect(JSON.stringify(heard?.headers)).not.toContain(app.start.organisation);
    },
  );
});
