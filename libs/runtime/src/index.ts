export { Who, actorOf, correlationOf, traceparentOf, type Actor } from './actor.js';
export { Clock } from './clock.js';
export { Coalesced } from './coalesced.js';
export { ConfigError, baseConfig, infraConfig, loadConfig } from './config.js';
export { DependencyAway, isDependencyAway } from './dependency-away.js';
export { Health, type Readiness } from './health.js';
export { HttpRoute, routeOf, type HttpRouteSpec } from './http-route.js';
export { answerExpressErrors, dressHttp, type HttpOptions } from './http-server.js';
export { uuidv7 } from './ids.js';
export { issuesOf } from './issues.js';
export { Log, createLog, type LogFields } from './log.js';
export { metrics, metricsText, type Counter, type Gauge, type Histogram, type Labels } from './metrics.js';
export { PassThroughFilter, connectStrategy } from './pass-through.filter.js';
export {
  ProblemError,
  problemDocument,
  type BilingualText,
  type FieldIssue,
  type Language,
  type ProblemTexts,
} from './problem.js';
export { piecesOf, readJson, readRaw, type BodyRequest } from './read-body.js';
export { describeError, redact, redactText } from './redact.js';
export { RuntimeModule, type RuntimeParts } from './runtime.module.js';
export { ServiceTokens } from './service-tokens.js';
export { Shutdown, type DrainStage } from './shutdown.js';
export { start, type StartOptions } from './start.js';
export { strictJson } from './strict-json.js';
export {
  TokenVerifier,
  fetchKeys,
  generateSigningKey,
  signToken,
  type SigningKey,
  type TokenClaims,
} from './tokens.js';
export { within } from './within.js';
