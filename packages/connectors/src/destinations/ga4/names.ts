/**
 * What Google Analytics takes. It answers 2xx to everything and drops in silence what breaks a rule,
 * so the rules are ours to keep.
 * https://developers.google.com/analytics/devguides/collection/protocol/ga4/sending-events#limitations
 * https://support.google.com/analytics/answer/13316687
 */
export const LIMITS = {
  eventsOfRequest: 25,
  parametersOfEvent: 25,
  itemsOfEvent: 200,
  /** Characters of names of events and parameters. */
  name: 40,
  /** Characters of a parameter's value. */
  value: 100,
  /** Characters of a user property's value; its name has at most 24. */
  userProperty: 36,
  /** Characters of a user's id. */
  userId: 256,
  /** Bytes of a request's body; it must be smaller. */
  body: 130_000,
  /** Milliseconds that an event may lie back. */
  age: 72 * 3_600_000,
} as const;

/** Names that Google Analytics gives to events of its own, on web sites and in apps. */
const RESERVED_EVENTS = new Set(
  `ad_activeview ad_click ad_exposure ad_impression ad_query ad_reward adunit_exposure app_background
  app_clear_data app_exception app_install app_remove app_store_refund app_store_subscription_cancel
  app_store_subscription_convert app_store_subscription_renew app_update app_upgrade click
  dynamic_link_app_open dynamic_link_app_update dynamic_link_first_open error file_download
  firebase_campaign firebase_in_app_message_action firebase_in_app_message_dismiss
  firebase_in_app_message_impression first_open first_visit form_start form_submit in_app_purchase
  notification_dismiss notification_foreground notification_open notification_receive
  notification_send os_update page_view screen_view scroll session_start user_engagement
  video_complete video_progress video_start view_complete view_search_results`.split(/\s+/),
);

const RESERVED_PARAMETERS = new Set([
  "engagement_time_msec",
  "firebase_conversion",
  "gclid",
  "session_id",
  "session_number",
]);

const RESERVED_PREFIX = /^(_|firebase_|ga_|google_|gtag\.)/;

/** Names of what tells who somebody is. Google's terms forbid to send it. */
const PERSONAL =
  /e[-_]?mail|phone|mobile|(first|last|full|family|given|user)_?name|address|street|birth|password|passport|(^|_)(ip|ssn)(_|$)/i;

/** What is wrong with the name of an event; nothing where it is right. */
export function wrongEventName(name: string): string | undefined {
  return wrongName(name, RESERVED_EVENTS);
}

/** What is wrong with the name of a parameter; nothing where it is right. */
export function wrongParameterName(name: string): string | undefined {
  return wrongName(name, RESERVED_PARAMETERS);
}

/** Whether a property of this name tells who somebody is. */
export function isPersonal(name: string): boolean {
  return PERSONAL.test(name);
}

function wrongName(name: string, reserved: ReadonlySet<string>): string | undefined {
  if (name.length > LIMITS.name) return `a name of more than ${LIMITS.name} characters`;
  if (reserved.has(name)) return "a name that Google Analytics keeps for itself";
  if (RESERVED_PREFIX.test(name)) return "a name that begins like Google's own";
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    return "a name with something else than letters, digits and _, or without a letter at its beginning";
  }
  return undefined;
}
