/** The address a channel was told to report to, exactly as registered: some sign it. */
export class WebhookAddress {
  constructor(private readonly publicUrl: string) {}

  of(channel: string, connectionId: string): string {
    return `${this.publicUrl}/v1/webhooks/${channel}/${connectionId}`;
  }
}
