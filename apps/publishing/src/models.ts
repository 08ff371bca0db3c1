import { connectionSpec, inventorySpec, openShopSpec } from './connections/connection.models.js';
import { attemptSpec, listingSpec, remoteSkuSpec } from './listings/listing.models.js';
import { guardSpec, questionSpec } from './questions/question.models.js';
import { subjectSpec } from './subjects/subject.models.js';

/** All collections this service owns. */
export const models = [
  subjectSpec,
  listingSpec,
  connectionSpec,
  inventorySpec,
  openShopSpec,
  remoteSkuSpec,
  attemptSpec,
  questionSpec,
  guardSpec,
];
