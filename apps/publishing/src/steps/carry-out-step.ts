import { ChannelFault } from '#libs/channel-kit';
import { create, finish } from './create-listing.js';
import { adopt, lookUp } from './look-up-listing.js';
import type { PlannedStep } from '../listings/plan-listing.js';
import type { StepContext, StepResult } from './step-result.js';
import { removeThere, show, updateContent, updateOffers } from './update-listing.js';

/** Carries out one planned step with all its calls. Throws `ChannelFault`. */
export async function carryOutStep(context: StepContext, step: PlannedStep): Promise<StepResult> {
  switch (step.step) {
    case 'create':
      return create(context, step);
    case 'finish':
      return finish(context, step);
    case 'updateContent':
      return updateContent(context, step);
    case 'updateOffers':
      return updateOffers(context, step.offers);
    case 'pause':
      return show(context, 'paused', 'paused');
    case 'resume':
      return show(context, 'live', 'shown');
    case 'withdraw':
      return show(context, 'paused', 'withdrawn');
    case 'delete':
      return removeThere(context);
    case 'lookUp':
      return lookUp(context, step);
    case 'adopt':
      return adopt(context, step.itemId);
    default:
      throw new ChannelFault('bug', { code: `step.${step.step}` });
  }
}
