import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adviceFor, failureWithLog } from './failure.mjs';
import { findOnPath, listOf, runTool } from './tools.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ganh-tools-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('findOnPath', () => {
  it('finds programs only', () => {
    for (const name of ['plain', 'program']) writeFileSync(join(folder, name), '');
    mkdirSync(join(folder, 'folder'));
    chmodSync(join(folder, 'program'), 0o755);
    const path = `/nowhere::${folder}`;
    expect(findOnPath('program', path)).toBe(join(folder, 'program'));
    expect(findOnPath('folder', path)).toBeNull();
    expect(findOnPath('program', undefined)).toBeNull();
  });
});

describe('what is missing', () => {
  it('is told in one message with the packages to install', () => {
    const message = listOf([
      { what: 'Java 17', packages: [['openjdk-17-jre-headless'], ['default-jre']], present: () => false },
      { what: 'Maven', packages: [['maven']], present: () => false },
    ]);
    expect(message).toContain('- Java 17');
    expect(message).toContain('sudo apt-get install openjdk-17-jre-headless maven');
    expect(message).toContain('KAFKA_BROKERS');
  });
});

describe('a failure', () => {
  it('shows the last 20 lines of the log, its path, and what to do', () => {
    const log = join(folder, 'server.log');
    const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    writeFileSync(log, [...lines, 'java.io.IOException: No space left on device'].join('\n'));
    const { message } = failureWithLog('kafka ended while it started.', log);
    expect(message).toContain(`Log: ${log}`);
    expect(message).toContain('| line 11\n');
    expect(message).not.toContain('| line 10\n');
    expect(message).toContain('free some space');
  });

  it.each([
    ['bind: Address already in use', 'chooses new ports'],
    ['Could not transfer artifact: unknown host', 'network'],
    ['mkdir: permission denied', 'not writable'],
    ['something else', 'Running the command again is safe'],
  ])('reads %j', (words, advice) => {
    expect(adviceFor(words)).toContain(advice);
  });

  it('of a tool carries what the tool said', async () => {
    const options = { logPath: join(folder, 'logs', 'tool.log'), failure: 'It did not work' };
    const script = 'console.error("dpkg was interrupted"); process.exit(3)';
    await expect(runTool(process.execPath, ['-e', script], options)).rejects.toThrow(/did not work[^]*: 3[^]*dpkg was/);
    await expect(runTool('/no/such/program', [], options)).rejects.toThrow(/ENOENT/);
  });
});
