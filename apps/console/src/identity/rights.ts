export const roles = ['owner', 'editor', 'publisher', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** What a key or a role may hold; officer and operator rights come from grants only. */
export type MemberScope = 'read' | 'write' | 'publish' | 'manage';

const byRole: Record<Role, readonly MemberScope[]> = {
  owner: ['read', 'write', 'publish', 'manage'],
  editor: ['read', 'write'],
  publisher: ['read', 'write', 'publish'],
  viewer: ['read'],
};

/** Grants beside the organisation: an officer's areas (2-digit province codes or `*`) and the platform's operator. */
export interface Grants {
  officerAreas: string[];
  operator: boolean;
}
export const noGrants: Grants = { officerAreas: [], operator: false };

export interface Rights extends Grants {
  scopes: string[];
}

const beside = ({ officerAreas, operator }: Grants): string[] => [
  ...(officerAreas.length > 0 ? ['officer'] : []),
  ...(operator ? ['operator'] : []),
];

/** What a person may do in an organisation. */
export function rightsOfPerson(role: Role, grants: Grants): Rights {
  return { scopes: [...byRole[role], ...beside(grants)], ...grants };
}

/** What a key may do: its own scopes as far as its person still holds them, and that person's grants. */
export function rightsOfKey(scopes: readonly string[], role: Role, grants: Grants): Rights {
  return { scopes: [...byRole[role].filter((scope) => scopes.includes(scope)), ...beside(grants)], ...grants };
}

/** Scopes a person asks for in a new key but does not hold themselves. */
export function scopesBeyond(asked: readonly string[], held: readonly string[]): string[] {
  return asked.filter((scope) => !held.includes(scope));
}

/** The grants after one more is given; a repeat changes nothing. */
export function withGrant(grants: Grants, given: { kind: 'officer'; area: string } | { kind: 'operator' }): Grants {
  if (given.kind === 'operator') return { ...grants, operator: true };
  return { ...grants, officerAreas: [...new Set([...grants.officerAreas, given.area])] };
}
