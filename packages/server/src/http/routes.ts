import { inboxRoutes } from "../chat/inbox/routes.ts";
import { chatRoutes } from "../chat/routes/routes.ts";
import { attachmentRoutes } from "../chat/attachments/attachment-routes.ts";
import { contactRoutes } from "../chat/contact/contact-routes.ts";
import { continueRoutes } from "../chat/mail/continue-routes.ts";
import { inboundRoute } from "../chat/mail/inbound/inbound-routes.ts";
import { transcriptRoute } from "../chat/mail/transcript-route.ts";
import { pushRoutes } from "../chat/notify/push-routes.ts";
import { answerRoutes } from "../chat/answers/routes.ts";
import { sourceRoute } from "../connect/source-route.ts";
import { dashboardRoutes } from "../dashboard/routes.ts";
import { embedRoutes } from "../embed/routes.ts";
import { challengeRoute } from "../guard/challenge-route.ts";
import { ingestRoutes } from "../ingest/routes.ts";
import { clockRoutes } from "../operations/clock-routes.ts";
import { mailboxRoutes } from "../mail/mailbox/routes.ts";
import { preferenceRoutes } from "../newsletter/preferences/routes.ts";
import { newsletterRoutes } from "../newsletter/routes.ts";
import { unsubscribeRoutes } from "../mail/unsubscribe/routes.ts";
import { attributionRoutes } from "../referral/attribution/routes.ts";
import { memberRoutes } from "../referral/members/routes.ts";
import { codeRoutes } from "../referral/codes/routes.ts";
import { healthRoute } from "../operations/health.ts";
import { metricsRoute } from "../operations/metrics.ts";
import { meRoutes } from "../privacy/me.ts";
import { receiveRoutes } from "../reviews/receive/routes.ts";
import { surveyRoutes } from "../surveys/routes.ts";
import { publishRoutes } from "../reviews/publish/routes.ts";
import { forgetRoute } from "../stage/forget.ts";
import { stageRoute } from "../stage/route.ts";
import { hostRoutes } from "../team/host/routes.ts";
import { teamRoutes } from "../team/routes.ts";
import { openApiRoute } from "./open-api.ts";
import type { Route } from "./route.ts";

/** Everything that the server answers, in one list: what is not here does not exist. */
export const ROUTES: readonly Route[] = [
  ...ingestRoutes,
  sourceRoute,
  stageRoute,
  forgetRoute,
  ...meRoutes,
  ...unsubscribeRoutes,
  ...newsletterRoutes,
  ...preferenceRoutes,
  ...attributionRoutes,
  ...codeRoutes,
  ...memberRoutes,
  ...receiveRoutes,
  ...surveyRoutes,
  ...publishRoutes,
  ...chatRoutes,
  ...contactRoutes,
  ...continueRoutes,
  inboundRoute,
  transcriptRoute,
  ...attachmentRoutes,
  ...pushRoutes,
  ...answerRoutes,
  ...embedRoutes,
  challengeRoute,
  healthRoute,
  metricsRoute,
  ...clockRoutes,
  ...mailboxRoutes,
  openApiRoute(() => ROUTES),
  ...teamRoutes,
  ...inboxRoutes,
  ...dashboardRoutes,
  // Behind every other route of the dashboard.
  ...hostRoutes,
];
