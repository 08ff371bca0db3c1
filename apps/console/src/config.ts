import { baseConfig, infraConfig } from '#libs/runtime';
import { z } from 'zod';

/** Environment of the console. Addresses are base URLs without a trailing slash. */
export const consoleConfig = z.object({
  ...baseConfig,
  ...infraConfig,
  INGESTION_URL: z.url({ protocol: /^https?$/ }),
  QUALITY_URL: z.url({ protocol: /^https?$/ }),
  PUBLISHING_URL: z.url({ protocol: /^https?$/ }),
  /** How outsiders reach the console; written into the bootstrap file and the OpenAPI document. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Address of the pretend marketplaces, where they run. */
  SANDBOX_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** File that receives the first organisation's e-mail, password and keys. Left out = no bootstrap. */
  BOOTSTRAP_OUTPUT: z.string().min(1).optional(),
  BOOTSTRAP_ORGANISATION: z.string().min(1).max(200).default('Hợp tác xã Gánh'),
  BOOTSTRAP_EMAIL: z.email().default('chu@ganh.example'),
  /** Address of the role `projections` where it runs as a process of its own; left out = this one. */
  PROJECTIONS_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Put before the names of consumer groups, so that several installations share a broker. */
  CONSUMER_GROUP_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]{0,40}$/)
    .default(''),
  /** Milliseconds within which an owner must begin to answer. */
  OWNER_TIMEOUT_MS: z.coerce.number().int().min(100).default(30_000),
  /** Sign-in attempts per quarter of an hour, per e-mail and per address. */
  SIGN_IN_PER_EMAIL: z.coerce.number().int().min(1).default(20),
  SIGN_IN_PER_ADDRESS: z.coerce.number().int().min(1).default(200),
  /** Milliseconds between two looks at the event store when Redis does not wake us. */
  STREAM_POLL_MS: z.coerce.number().int().min(10).default(2_000),
  STREAM_CONNECTIONS_PER_TENANT: z.coerce.number().int().min(1).default(100),
});
export type ConsoleConfig = z.infer<typeof consoleConfig>;
