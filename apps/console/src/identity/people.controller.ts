import { grantInput, organisationInput, personInput, routes } from '#libs/contracts';
import { Clock, HttpRoute, ProblemError, uuidv7, Who, type Actor } from '#libs/runtime';
import { Body, Controller } from '@nestjs/common';
import type { z } from 'zod';
import { hashPassword } from './password.js';
import { PeopleStore } from './people.store.js';
import { withGrant } from './rights.js';

export interface Me {
  kind: Actor['kind'];
  id: string;
  organisation: { id: string; name?: string };
  scopes: string[];
  officerAreas?: string[];
  operator?: boolean;
}

/** Organisations, their people, and grants beside them. */
@Controller()
export class PeopleController {
  constructor(
    private readonly people: PeopleStore,
    private readonly clock: Clock,
  ) {}

  @HttpRoute(routes.me)
  async me(@Who() actor: Actor): Promise<Me> {
    const organisation = await this.people.organisation(actor.tenant);
    return {
      kind: actor.kind,
      id: actor.id,
      organisation: { id: actor.tenant, ...(organisation ? { name: organisation.name } : {}) },
      scopes: actor.scopes,
      ...(actor.officerAreas ? { officerAreas: actor.officerAreas } : {}),
      ...(actor.operator ? { operator: true } : {}),
    };
  }

  @HttpRoute(routes.createOrganisation)
  async createOrganisation(
    @Body({ schema: organisationInput }) body: z.infer<typeof organisationInput>,
  ): Promise<{ id: string }> {
    const organisation = uuidv7(this.clock.now());
    const { password, ...owner } = body.owner;
    // The owner first: a taken e-mail must not leave an organisation nobody can enter.
    await this.people.add({ ...owner, password: await hashPassword(password), organisation, role: 'owner' });
    await this.people.addOrganisation(organisation, body.name);
    return { id: organisation };
  }

  @HttpRoute(routes.addPerson)
  async addPerson(
    @Who() actor: Actor,
    @Body({ schema: personInput }) body: z.infer<typeof personInput>,
  ): Promise<{ id: string }> {
    const { password, ...person } = body;
    const id = await this.people.add({
      ...person,
      password: await hashPassword(password),
      organisation: actor.tenant,
    });
    return { id };
  }

  @HttpRoute(routes.grant)
  async grant(@Body({ schema: grantInput }) body: z.infer<typeof grantInput>): Promise<void> {
    const found = await this.people.changeGrants(body.email, (grants) => withGrant(grants, body.grant));
    if (!found) {
      const errors = [{ field: '/email', code: 'custom' }];
      throw new ProblemError('request.invalid', {}, { errors });
    }
  }
}
