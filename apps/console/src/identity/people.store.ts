import { Clock, ProblemError, uuidv7 } from '#libs/runtime';
import { Database, isDuplicateKey } from '#libs/storage';
import { Injectable } from '@nestjs/common';
import { organisations, people, type ModelOf, type OrganisationRow, type PersonRow } from './identity.models.js';
import type { PasswordHash } from './password.js';
import { noGrants, type Grants, type Role } from './rights.js';

export const foldEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase();

export interface NewPerson {
  /** Given where another row must know it beforehand. */
  id?: string;
  email: string;
  name: string;
  password: PasswordHash;
  organisation: string;
  role: Role;
  grants?: Grants;
}

const ATTEMPTS = 10;

/** Organisations and the people who belong to them. */
@Injectable()
export class PeopleStore {
  private readonly organisations: ModelOf<OrganisationRow>;
  private readonly people: ModelOf<PersonRow>;

  constructor(
    database: Database,
    private readonly clock: Clock,
  ) {
    this.organisations = database.model(organisations);
    this.people = database.model(people);
  }

  /** No organisation at all: nobody can have entered yet. */
  async isEmpty(): Promise<boolean> {
    return (await this.organisations.findOne({}).lean()) === null;
  }

  /** Removes people of an empty installation: what an interrupted bootstrap left. */
  async removeAll(): Promise<void> {
    if (await this.isEmpty()) await this.people.deleteMany({});
  }

  /** False when an organisation of that id is there already. */
  async addOrganisation(id: string, name: string): Promise<boolean> {
    try {
      await this.organisations.create([{ _id: id, schemaVersion: 1, name, createdAt: this.clock.now() }]);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async organisation(id: string): Promise<OrganisationRow | null> {
    return this.organisations.findOne({ _id: id }).lean<OrganisationRow>();
  }

  /** Answers the person's id. A taken e-mail → ProblemError `person.exists`. */
  async add(person: NewPerson): Promise<string> {
    const id = person.id ?? uuidv7(this.clock.now());
    const row: PersonRow = {
      _id: id,
      schemaVersion: 1,
      email: foldEmail(person.email),
      name: person.name,
      password: person.password,
      memberships: [{ organisation: person.organisation, role: person.role }],
      grants: person.grants ?? noGrants,
      version: 1,
      createdAt: this.clock.now(),
    };
    try {
      await this.people.create([row]);
      return id;
    } catch (error) {
      if (isDuplicateKey(error)) throw new ProblemError('person.exists');
      throw error;
    }
  }

  async byEmail(email: string): Promise<PersonRow | null> {
    return this.people.findOne({ email: foldEmail(email) }).lean<PersonRow>();
  }

  async byId(id: string): Promise<PersonRow | null> {
    return this.people.findOne({ _id: id }).lean<PersonRow>();
  }

  /** Changes a person's grants by compare-and-set. False when there is no such person. */
  async changeGrants(email: string, change: (grants: Grants) => Grants): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const person = await this.byEmail(email);
      if (!person) return false;
      const { matchedCount } = await this.people.updateOne(
        { _id: person._id, version: person.version },
        { $set: { grants: change(person.grants), version: person.version + 1 } },
      );
      if (matchedCount === 1) return true;
    }
    throw new ProblemError('service.busy', { seconds: 1 }, { headers: { 'Retry-After': '1' } });
  }
}
