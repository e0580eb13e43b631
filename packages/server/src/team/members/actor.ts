/** The member who does something, as the audit log names them. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}
