/**
 * An answer of CSV that is read from the database as fast as it is taken, and no faster. Who stops
 * reading stops that too; where the database fails, the answer breaks off instead of ending.
 *
 * @param name of the file that it becomes
 */
export function csvAnswer(
  parts: AsyncGenerator<{ readonly text: string }>,
  name: string,
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value.text));
      },
      async cancel() {
        await parts.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
