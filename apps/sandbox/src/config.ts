import { baseConfig } from '#libs/runtime';
import { z } from 'zod';

/** The pretend marketplaces need an address and nothing else. */
export const sandboxConfig = z.object({
  ...baseConfig,
  PORT: z.coerce.number().int().min(0).max(65_535).default(8090),
  /** Address under which shops are handed out; left out = the one the request came to. */
  SANDBOX_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How many calls per channel are remembered. */
  SANDBOX_CALLS: z.coerce.number().int().min(1000).max(5_000_000).default(500_000),
});
export type SandboxConfig = z.infer<typeof sandboxConfig>;
