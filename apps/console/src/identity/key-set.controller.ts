import { routes } from '#libs/contracts';
import { HttpRoute } from '#libs/runtime';
import { Controller, Header } from '@nestjs/common';
import { SigningKeys } from './signing-keys.js';

/** Where every service finds the public keys of our tokens. */
@Controller()
export class KeySetController {
  constructor(private readonly signing: SigningKeys) {}

  @HttpRoute(routes.keySet)
  @Header('Cache-Control', 'public, max-age=60')
  keySet(): Promise<{ keys: Record<string, unknown>[] }> {
    return this.signing.keySet();
  }
}
