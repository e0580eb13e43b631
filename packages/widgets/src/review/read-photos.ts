/** Makes pictures ready to be sent. Loaded when somebody chooses one. */
import type { FieldProblem, Photo } from "./review-state.ts";

/** What the server takes in all, as base64. */
const MOST_CHARACTERS = 8 * 1024 * 1024;

/** What is larger is made smaller: phones take pictures of many megabytes. */
const LARGE_BYTES = 1024 * 1024;
const LONGEST_SIDE = 2048;
const QUALITY = 0.85;

/** Those that are there with those that were chosen, or what is wrong with them. */
export async function readPhotos(
  before: readonly Photo[],
  files: readonly File[],
  most: number,
): Promise<readonly Photo[] | FieldProblem> {
  if (before.length + files.length > most) return "too-many";
  if (files.some(({ type }) => !/^image\/(jpeg|png|webp|gif)$/.test(type))) return "no-photo";
  const photos = [...before, ...(await Promise.all(files.map(readPhoto)))];
  const characters = photos.reduce((sum, { data }) => sum + data.length, 0);
  return characters > MOST_CHARACTERS ? "too-large" : photos;
}

async function readPhoto(file: File): Promise<Photo> {
  return { name: file.name, data: await base64(await smaller(file)) };
}

/** As it is where the browser cannot read it: the server may. */
async function smaller(file: File): Promise<Blob> {
  if (file.size <= LARGE_BYTES) return file;
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((done) =>
      canvas.toBlob(done, "image/jpeg", QUALITY),
    );
    return made ?? file;
  } catch {
    return file;
  }
}

function base64(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).replace(/^.*,/, ""));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });
}
