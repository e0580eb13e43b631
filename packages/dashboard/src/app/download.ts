import { type ApiRequest, ApiProblem, apiAddress, problemIn } from "./api.ts";

/** A file that has arrived. */
export interface Downloaded {
  readonly name: string;
  /** Ends of lines in it. */
  readonly lines: number;
}

/**
 * Downloads a file to where the browser keeps them. Of one that breaks off nothing is kept.
 *
 * @param onLines told of how many lines have come so far
 * @throws ApiProblem for every answer that is none, `offline` where it breaks off
 */
export async function download(
  path: string,
  {
    body,
    signal,
    onLines,
  }: Pick<ApiRequest, "body" | "signal"> & { onLines?: (n: number) => void },
): Promise<Downloaded> {
  let lines = 0;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  try {
    const response = await fetch(apiAddress(path), {
      method: body ? "POST" : "GET",
      ...(body && {
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
      ...(signal && { signal }),
    });
    if (!response.ok) throw await problemIn(response);
    const reader = response.body!.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      for (const byte of part.value) if (byte === 10) lines += 1;
      onLines?.(lines);
    }
    const said = response.headers.get("content-disposition") ?? "";
    const name = /filename="([^"]+)"/.exec(said)?.[1] ?? "export";
    save(new Blob(parts, { type: response.headers.get("content-type") ?? "" }), name);
    return { name, lines };
  } catch (failure) {
    if (failure instanceof ApiProblem || signal?.aborted) throw failure;
    throw new ApiProblem("offline", 0);
  }
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun once the click is through.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
