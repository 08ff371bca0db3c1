import { ProblemError } from '#libs/runtime';
import { Injectable } from '@nestjs/common';
import type { PersonRow } from './identity.models.js';
import { passwordMatches } from './password.js';
import { PeopleStore } from './people.store.js';
import { SessionsStore } from './sessions.store.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { PERSON_SECONDS, TokenDesk } from './token-desk.js';

export interface Tokens {
  accessToken: string;
  refreshToken: string;
  /** Seconds the access token is valid. */
  expiresIn: number;
  organisation: string;
}

/** scrypt takes 32 MiB each: a burst of sign-ins waits instead of taking all memory. */
const AT_ONCE = 4;
const WAITING = 50;

/** Signs people in by e-mail and password. */
@Injectable()
export class SignIn {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly people: PeopleStore,
    private readonly sessions: SessionsStore,
    private readonly throttle: SignInThrottle,
    private readonly desk: TokenDesk,
  ) {}

  /** Whatever is wrong → the same ProblemError `auth.wrong`, after the same work. */
  async open(input: { email: string; password: string; organisation?: string }, address: string): Promise<Tokens> {
    await this.throttle.attempt(input.email, address);
    const person = await this.people.byEmail(input.email);
    const right = await this.turn(() => passwordMatches(input.password, person?.password));
    const organisation = input.organisation ?? person?.memberships[0]?.organisation;
    const member = person?.memberships.some((membership) => membership.organisation === organisation);
    if (!person || !right || !member || organisation === undefined) throw new ProblemError('auth.wrong');
    await this.throttle.succeeded(input.email);
    return this.tokens(person, organisation, await this.sessions.open(person._id, organisation));
  }

  async refresh(refreshToken: string): Promise<Tokens> {
    const { session, refreshToken: next } = await this.sessions.rotate(refreshToken);
    const person = await this.people.byId(session.person);
    if (!person) throw new ProblemError('auth.invalid');
    return this.tokens(person, session.tenant, next);
  }

  private async tokens(person: PersonRow, organisation: string, refreshToken: string): Promise<Tokens> {
    const accessToken = await this.desk.forPerson(person, organisation);
    return { accessToken, refreshToken, expiresIn: PERSON_SECONDS, organisation };
  }

  private async turn<T>(work: () => Promise<T>): Promise<T> {
    if (this.queue.length >= WAITING)
      throw new ProblemError('service.busy', { seconds: 2 }, { headers: { 'Retry-After': '2' } });
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.queue.push(resolve));
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.queue.shift()?.();
    }
  }
}
