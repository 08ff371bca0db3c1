import { parkedSpec } from '#libs/messaging';
import type { ModelSpec } from '#libs/storage';
import { chunkSpec, importSpec, refusalSpec } from './imports/import.store.js';
import { producerSpec } from './producers/producer.store.js';
import { productSpec } from './products/product.store.js';
import { revisionSpec } from './products/revision.store.js';

/** Every collection of the service, for the command that creates indexes and migrates documents. */
export const ingestionSpecs = [
  productSpec,
  revisionSpec,
  producerSpec,
  importSpec,
  chunkSpec,
  refusalSpec,
  parkedSpec,
] as unknown as readonly ModelSpec<{ _id: string }>[];
