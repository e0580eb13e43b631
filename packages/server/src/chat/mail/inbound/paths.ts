/** Where providers bring mails, below the base path and followed by their names. */
export const INBOUND_PATH = "/v1/chat/mail";
