import { chmod, open, rename, stat } from 'node:fs/promises';
import { Clock, Log, uuidv7 } from '#libs/runtime';
import { Injectable } from '@nestjs/common';
import type { ConsoleConfig } from '../config.js';
import type { KeyRow } from './identity.models.js';
import { KeysStore } from './keys.store.js';
import { generatePassword, hashPassword } from './password.js';
import { PeopleStore, type NewPerson } from './people.store.js';
import { noGrants } from './rights.js';

/** What `BOOTSTRAP_OUTPUT` holds. */
export interface BootstrapFile {
  console: string;
  sandbox?: string;
  organisation: string;
  email: string;
  password: string;
  apiKey: string;
  operatorKey: string;
  officerKey: string;
}

type Settings = Pick<
  ConsoleConfig,
  'BOOTSTRAP_OUTPUT' | 'BOOTSTRAP_ORGANISATION' | 'BOOTSTRAP_EMAIL' | 'PUBLIC_URL' | 'CONSOLE_URL' | 'SANDBOX_URL'
>;
interface Plan {
  organisations: { id: string; name: string }[];
  people: NewPerson[];
  keys: KeyRow[];
  file: BootstrapFile;
}

async function writePrivately(path: string, content: object): Promise<void> {
  const temporary = `${path}.${process.pid}.part`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await chmod(temporary, 0o600);
    await file.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * The first organisation, its owner, an operator and an officer, with a key each, on an empty database. The file is
 * written before the database, so that no secret is ever only in the database.
 */
@Injectable()
export class Bootstrap {
  constructor(
    private readonly people: PeopleStore,
    private readonly keys: KeysStore,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Nothing is to be done, by nobody. */
  async isDone(): Promise<boolean> {
    return this.settings.BOOTSTRAP_OUTPUT === undefined || !(await this.people.isEmpty());
  }

  /** Call under a lease. Does nothing without BOOTSTRAP_OUTPUT or on a database that has organisations. */
  async run(): Promise<'created' | 'kept' | 'off'> {
    const path = this.settings.BOOTSTRAP_OUTPUT;
    if (path === undefined) return 'off';
    if (!(await this.people.isEmpty())) {
      if (!(await exists(path)))
        this.log.warn(
          'Not bootstrapped: the database has organisations already, and their secrets are not kept anywhere',
          {
            missing: path,
            remedy: 'sign in as before and make a new key, or start on an empty database',
          },
        );
      return 'kept';
    }
    const plan = await this.plan();
    await writePrivately(path, plan.file);
    await this.store(plan);
    this.log.info('Bootstrapped', { organisation: plan.file.organisation, file: path });
    return 'created';
  }

  private async plan(): Promise<Plan> {
    const [own, platform] = [this.id(), this.id()];
    const password = generatePassword();
    const ownerId = this.id();
    const email = this.settings.BOOTSTRAP_EMAIL;
    const owner: NewPerson = {
      ...{ id: ownerId, email, name: 'Chủ đơn vị', role: 'owner', organisation: own },
      password: await hashPassword(password),
    };
    const operator = await this.staff('van-hanh@ganh.example', 'Vận hành', platform, {
      ...noGrants,
      operator: true,
    });
    const officer = await this.staff('can-bo@ganh.example', 'Cán bộ xúc tiến', platform, {
      ...noGrants,
      officerAreas: ['*'],
    });
    const [ownerKey, apiKey] = this.keys.prepare(own, ownerId, 'start', ['read', 'write', 'publish', 'manage']);
    const [operatorRow, operatorKey] = this.keys.prepare(platform, operator.id, 'operator', ['read', 'publish']);
    const [officerRow, officerKey] = this.keys.prepare(platform, officer.id, 'officer', ['read']);
    const { PUBLIC_URL, CONSOLE_URL, SANDBOX_URL } = this.settings;
    const sandbox = SANDBOX_URL === undefined ? {} : { sandbox: SANDBOX_URL };
    return {
      organisations: [
        { id: platform, name: 'Vận hành Gánh' },
        { id: own, name: this.settings.BOOTSTRAP_ORGANISATION },
      ],
      people: [owner, operator, officer],
      keys: [ownerKey, operatorRow, officerRow],
      file: {
        console: PUBLIC_URL ?? CONSOLE_URL,
        ...sandbox,
        ...{ organisation: own, email, password, apiKey, operatorKey, officerKey },
      },
    };
  }

  private async store({ organisations, people, keys }: Plan): Promise<void> {
    await this.people.removeAll();
    for (const person of people) await this.people.add(person);
    for (const key of keys) await this.keys.add(key);
    // Last: an installation counts as empty until they are there, so an interrupted bootstrap is run again.
    for (const { id, name } of organisations) await this.people.addOrganisation(id, name);
  }

  private async staff(
    email: string,
    name: string,
    organisation: string,
    grants: NewPerson['grants'] & object,
  ): Promise<NewPerson & { id: string }> {
    const password = await hashPassword(generatePassword());
    return { id: this.id(), email, name, password, organisation, role: 'publisher', grants };
  }

  private id(): string {
    return uuidv7(this.clock.now());
  }
}
