import { StagelightError } from "@stagelight/core/config";
import { type Finding, ok, wrong } from "../../operations/doctor/finding.ts";
import { checkPhotoLibrary } from "./load-sharp.ts";

/** For `stagelight doctor`: whether photos can be taken, where the config says that they are. */
export async function checkPhotos(
  config: Parameters<typeof checkPhotoLibrary>[0],
  load?: Parameters<typeof checkPhotoLibrary>[1],
): Promise<Finding[]> {
  if (!config.review?.photos) return [];
  try {
    await checkPhotoLibrary(config, load);
    return [ok("photos", "can be decoded and encoded anew")];
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    return error.problems.map(({ path, found, expected, help }) =>
      wrong("photos", `${path}: ${found}; expected ${expected}`, help),
    );
  }
}
