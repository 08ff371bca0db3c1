import type { World } from './world.js';

/** Another organisation than the one every world begins with, and a key that may do everything its owner may. */
export async function openOrganisation(
  world: World,
  name: string,
  mark: string,
): Promise<{ tenant: string; key: string }> {
  const owner = { email: `chu-${mark}@ganh.example`, password: 'mat-khau-dai-hon', name: 'Chủ hợp tác xã' };
  const made = await world.call('POST', '/v1/organisations', { name, owner }, { key: world.keys.operatorKey });
  const session = await world.call('POST', '/v1/sessions', { email: owner.email, password: owner.password });
  const scopes = ['read', 'write', 'publish', 'manage'];
  const options = { key: session.body.accessToken as string };
  const key = await world.call('POST', '/v1/keys', { name: `Kho ${name}`, scopes }, options);
  if (key.status !== 201) throw new Error(`${name}: ${JSON.stringify([made.body, session.status, key.body])}`);
  return { tenant: made.body.id as string, key: key.body.key as string };
}
