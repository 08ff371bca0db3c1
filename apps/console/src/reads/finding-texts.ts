import type { Finding } from '#libs/contracts';
import { FindingCatalogue } from '#libs/quality-rules';
import type { Language } from '#libs/runtime';
import { Injectable } from '@nestjs/common';

/** A finding with its words. */
export type WithTexts = Finding & { message: string; fix: string; source: string };

/** Renders findings at the edge, from the rules' own catalogue. */
@Injectable()
export class FindingTexts {
  constructor(private readonly catalogue: FindingCatalogue) {}

  of(finding: Finding, language: Language): WithTexts {
    return { ...finding, ...this.catalogue.renderFinding(finding, language) };
  }
}
