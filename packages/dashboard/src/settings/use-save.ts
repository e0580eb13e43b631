import type { TeamChatSettingsAnswer } from "@stagelight/core/endpoints";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../app/api.ts";
import { tell } from "../design/toasts.tsx";
import { useTexts } from "../texts/language.tsx";
import { chatSettingsQuery } from "./queries.ts";

/** Keeps settings of the chat, and says so. */
export function useSave() {
  const { app } = useTexts();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => api<TeamChatSettingsAnswer>("settings/chat", { body }),
    onSuccess(settings) {
      client.setQueryData(chatSettingsQuery.queryKey, settings);
      tell(app.saved);
    },
  });
}
