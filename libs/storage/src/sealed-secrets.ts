import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

interface Key {
  id: string;
  bytes: Buffer;
}

/** A sealed value cannot be opened: another key, another place (`aad`), or changed bytes. */
export class SealBroken extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`sealed value cannot be opened: ${reason}`, { cause });
    this.name = 'SealBroken';
  }
}

/** Credentials at rest: AES-256-GCM under a key derived from SECRETS_KEY; the key's id stands beside the ciphertext. */
export class SealedSecrets {
  private readonly keys: [Key, ...Key[]];

  /** `keyBase64` seals; `olderKeys` still open what they sealed, until everything was sealed anew. */
  constructor(keyBase64: string, olderKeys: readonly string[] = []) {
    this.keys = [keyOf(keyBase64), ...olderKeys.map(keyOf)];
  }

  /** `aad` binds the text to its place, e.g. `<tenant>|<connection>|credentials`: moved elsewhere it does not open. */
  seal(value: object, aad: string): string {
    const [key] = this.keys;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(`${key.id}|${aad}`));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [VERSION, key.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
  }

  /** Throws SealBroken. */
  open<T>(sealed: string, aad: string): T {
    const [version, keyId, nonceText = '', sealedText = ''] = sealed.split('.');
    if (version !== VERSION) throw new SealBroken('unknown form');
    const key = this.keys.find((candidate) => candidate.id === keyId);
    if (!key) throw new SealBroken('unknown key');
    const bytes = Buffer.from(sealedText, 'base64url');
    const nonce = Buffer.from(nonceText, 'base64url');
    if (bytes.length < TAG_BYTES || nonce.length !== NONCE_BYTES) throw new SealBroken('too short');
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(`${key.id}|${aad}`));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const text = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
      return JSON.parse(text.toString('utf8')) as T;
    } catch (error) {
      throw new SealBroken('wrong place or changed', error);
    }
  }

  /** True when the text was sealed by an older key and should be sealed anew. */
  isOld(sealed: string): boolean {
    return sealed.split('.')[1] !== this.keys[0].id;
  }
}

function keyOf(base64: string): Key {
  const secret = Buffer.from(base64, 'base64');
  if (secret.length !== 32) throw new Error('SECRETS_KEY must be 32 bytes');
  const bytes = Buffer.from(hkdfSync('sha256', secret, 'ganh', 'sealed-secrets', 32));
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 12), bytes };
}
