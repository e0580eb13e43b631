const key = "nuri-receipt";

/** Carries the address for the receipt to the next page of this tab, and no further. */
export function keepReceiptAddress(email: string): void {
  try {
    sessionStorage.setItem(key, email);
  } catch {
    // The order is placed without a mail.
  }
}

/** The address, once. */
export function takeReceiptAddress(): string | undefined {
  try {
    const email = sessionStorage.getItem(key) ?? undefined;
    sessionStorage.removeItem(key);
    return email;
  } catch {
    return undefined;
  }
}
