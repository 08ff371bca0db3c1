import { routes, signInInput } from '#libs/contracts';
import { HttpRoute } from '#libs/runtime';
import { Body, Controller, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { z } from 'zod';
import { SessionsStore } from './sessions.store.js';
import { SignIn, type Tokens } from './sign-in.js';

const { signIn, refreshSession, signOut } = routes;

/** Sign-in of people. */
@Controller()
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: SessionsStore,
  ) {}

  @HttpRoute(signIn)
  open(@Body({ schema: signInInput }) body: z.infer<typeof signInInput>, @Req() request: Request): Promise<Tokens> {
    const { email, password, organisation } = body;
    const who = organisation === undefined ? { email, password } : { email, password, organisation };
    // The connection's own address: a header could be forged.
    return this.signIn.open(who, request.socket.remoteAddress ?? '');
  }

  @HttpRoute(refreshSession)
  refresh(@Body({ schema: refreshSession.body }) body: z.infer<typeof refreshSession.body>): Promise<Tokens> {
    return this.signIn.refresh(body.refreshToken);
  }

  @HttpRoute(signOut)
  end(@Body({ schema: signOut.body }) body: z.infer<typeof signOut.body>): Promise<void> {
    return this.sessions.end(body.refreshToken);
  }
}
