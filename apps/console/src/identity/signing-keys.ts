import { Clock, generateSigningKey, signToken, type SigningKey, type TokenClaims } from '#libs/runtime';
import { Database, isDuplicateKey, SealedSecrets } from '#libs/storage';
import { Injectable } from '@nestjs/common';
import { signingKeys, type ModelOf, type SigningRow } from './identity.models.js';

const ROW = 'signing';
const RELOAD_MS = 60_000;
const aad = (kid: string): string => `console/signing/${kid}`;

/** The keys that sign access tokens: made once for all instances, sealed at rest; the first of the row signs. */
@Injectable()
export class SigningKeys {
  private readonly rows: ModelOf<SigningRow>;
  private held: { row: SigningRow; signing: SigningKey; at: number } | undefined;
  private loading: Promise<{ row: SigningRow; signing: SigningKey }> | undefined;

  constructor(
    database: Database,
    private readonly secrets: SealedSecrets,
    private readonly clock: Clock,
  ) {
    this.rows = database.model(signingKeys);
  }

  async sign(claims: TokenClaims, seconds: number): Promise<string> {
    const { signing } = await this.current();
    return signToken(signing, claims, seconds);
  }

  /** The JWKS: public parts only. */
  async keySet(): Promise<{ keys: Record<string, unknown>[] }> {
    const { row } = await this.current();
    return { keys: row.keys.map((key) => key.publicJwk) };
  }

  private async current(): Promise<{ row: SigningRow; signing: SigningKey }> {
    if (this.held && this.clock.monotonic() - this.held.at < RELOAD_MS) return this.held;
    this.loading ??= this.load().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async load(): Promise<{ row: SigningRow; signing: SigningKey }> {
    const row = (await this.rows.findOne({ _id: ROW }).lean<SigningRow>()) ?? (await this.make());
    const [newest] = row.keys;
    if (!newest) throw new Error('the signing row holds no key');
    const privateJwk = this.secrets.open<SigningKey['privateJwk']>(newest.sealed, aad(newest.kid));
    const signing = { kid: newest.kid, privateJwk, publicJwk: newest.publicJwk };
    this.held = { row, signing, at: this.clock.monotonic() };
    return this.held;
  }

  /** Whoever inserts first wins; the others take what is there. */
  private async make(): Promise<SigningRow> {
    const { kid, privateJwk, publicJwk } = await generateSigningKey();
    const sealed = this.secrets.seal(privateJwk, aad(kid));
    const row: SigningRow = {
      ...{ _id: ROW, schemaVersion: 1, version: 1 },
      keys: [{ kid, publicJwk: { ...publicJwk }, sealed, createdAt: this.clock.now() }],
    };
    try {
      await this.rows.create([row]);
      return row;
    } catch (error) {
      const winner = isDuplicateKey(error) ? await this.rows.findOne({ _id: ROW }).lean<SigningRow>() : null;
      if (winner) return winner;
      throw error;
    }
  }
}
