import type { Model } from "@stagelight/core";
import { addJobs } from "../outbox/add-jobs.ts";
import { claimCommand, releaseCommand, renewCommand } from "../outbox/claim.ts";
import {
  dropDeadJobCommand,
  enableEndpointCommand,
  replayJobsCommand,
} from "../outbox/manage-commands.ts";
import type { Plan } from "../outbox/plan.ts";
import { settleCommand } from "../outbox/settle.ts";
import { forgetUnsent, keepAttachment } from "../chat/attachments/keep-attachment.ts";
import { chatMailsDue } from "../chat/mail/due-mails.ts";
import { forgetPush, keepPush } from "../chat/notify/push-commands.ts";
import { pushTurn } from "../chat/notify/push-turn.ts";
import { tellTeam } from "../chat/notify/tell-team.ts";
import { withdrawCommand } from "../consent/withdraw.ts";
import { takeDelivery } from "../connect/take-delivery.ts";
import { chatWrite } from "../chat/write/chat-write.ts";
import type { Database } from "./database.ts";
import { confirmSignUp } from "../newsletter/confirm.ts";
import { giveOwedCommand } from "../newsletter/incentive/owed.ts";
import { fillPoolCommand } from "../newsletter/incentive/pool.ts";
import { changePreferences, keepReason } from "../newsletter/preferences/change.ts";
import { countClick, forgetVisits, keepVisits } from "../referral/attribution/visits.ts";
import { refuseSignUp } from "../newsletter/refuse.ts";
import { sendAgain } from "../newsletter/send-again.ts";
import { signUp } from "../newsletter/sign-up.ts";
import { askForLink } from "../referral/members/ask-for-link.ts";
import { changeMember, leaveProgram } from "../referral/members/change-member.ts";
import { takeLink } from "../referral/members/take-link.ts";
import { chatUnanswered } from "../chat/answers/unanswered.ts";
import { spendProof } from "../guard/spend-proof.ts";
import { claimMail, recordMail, resubscribe, suppress } from "../mail/commands.ts";
import {
  eraseCommand,
  erasePersonCommand,
  eraseVisitorCommand,
  exportCommand,
  exportKnownCommand,
  retentionCommand,
} from "../privacy/commands.ts";
import { convert } from "../referral/convert/convert.ts";
import { undo } from "../referral/convert/undo.ts";
import { redeem } from "../referral/codes/redeem.ts";
import { decideReward } from "../referral/rewards/decide.ts";
import { rewardDue } from "../referral/rewards/due.ts";
import { askForReviewHelp } from "../reviews/receive/help-mail.ts";
import { giveOwedThanks } from "../reviews/receive/owed-thanks.ts";
import { decideReview } from "../reviews/moderate/decide.ts";
import { unfreezeProduct } from "../reviews/moderate/unfreeze.ts";
import { takeReview } from "../reviews/receive/take-review.ts";
import { voteForReview } from "../reviews/votes/take-vote.ts";
import { keepAnswer } from "../surveys/keep-answer.ts";
import { ask, remind } from "../reviews/asking/ask.ts";
import { cancelInvitations } from "../reviews/asking/cancel.ts";
import { invite } from "../reviews/asking/invite.ts";
import { dropCanned, keepCanned } from "../dashboard/settings/canned-answers.ts";
import { keepChatSettings } from "../dashboard/settings/chat-settings.ts";
import { dropUnanswered } from "../dashboard/settings/unanswered.ts";
import { placeByHand } from "../stage/place-by-hand.ts";
import { auditWrite } from "../team/audit/audit.ts";
import { makeTeamLink } from "../team/links/make-link.ts";
import { useTeamLink } from "../team/links/use-link.ts";
import { changeTeamMe } from "../team/members/change-me.ts";
import { changeTeamMember } from "../team/members/change-member.ts";
import { changeTeamPassword } from "../team/password/change-password.ts";
import { teamSeen } from "../team/seen.ts";
import { endTeamSession } from "../team/sessions/end-session.ts";
import { teamSignIn } from "../team/sign-in/sign-in.ts";
import { changeTeamTotp } from "../team/totp/change-totp.ts";
import { replayCommand } from "../project/commands.ts";

/** What a command works with. */
export interface CommandContext {
  readonly database: Database;
  readonly model: Model;
  readonly plan: Plan;
  /** Tells that something was appended to the log. */
  appended(): void;
  /** Tells how far long work is. */
  progress(done: { rows: number; total: number }): void;
}

/**
 * A piece of work that writes, run where the database is written: in the store thread. What it does
 * together stands in one `database.db.transaction()`. Input and output are plain data.
 */
export type Command<Input, Output> = (context: CommandContext, input: Input) => Promise<Output>;

/** Writes what changes nothing: to find out whether writing works. */
async function tryWriting({ database: { db } }: CommandContext, _input: object): Promise<void> {
  await db
    .updateTable("projection")
    .set((row) => ({ generation: row.ref("generation") }))
    .where("name", "=", "live")
    .execute();
}

/** All commands, by name. */
export const COMMANDS = {
  addJobs,
  askForLink,
  askForReviewHelp,
  auditWrite,
  changeMember,
  chatUnanswered,
  chatWrite,
  claimJobs: claimCommand,
  claimMail,
  confirmSignUp,
  countClick,
  erase: eraseCommand,
  erasePerson: erasePersonCommand,
  eraseVisitor: eraseVisitorCommand,
  decideReview,
  dropCanned,
  dropDeadJob: dropDeadJobCommand,
  dropUnanswered,
  enableEndpoint: enableEndpointCommand,
  changePreferences,
  changeTeamMe,
  changeTeamMember,
  changeTeamPassword,
  changeTeamTotp,
  endTeamSession,
  export: exportCommand,
  exportKnown: exportKnownCommand,
  fillPool: fillPoolCommand,
  forgetVisits,
  giveOwed: giveOwedCommand,
  giveOwedThanks,
  keepAnswer,
  keepCanned,
  keepChatSettings,
  keepReason,
  keepVisits,
  leaveProgram,
  placeByHand,
  recordMail,
  referralConvert: convert,
  referralDecide: decideReward,
  referralDue: rewardDue,
  referralRedeem: redeem,
  referralUndo: undo,
  refuseSignUp,
  releaseJobs: releaseCommand,
  renewJobs: renewCommand,
  replay: replayCommand,
  replayJobs: replayJobsCommand,
  resubscribe,
  retention: retentionCommand,
  reviewAsk: ask,
  reviewCancel: cancelInvitations,
  reviewInvite: invite,
  reviewRemind: remind,
  sendAgain,
  settleJobs: settleCommand,
  signUp,
  spendProof,
  suppress,
  takeDelivery,
  takeLink,
  takeReview,
  makeTeamLink,
  teamSeen,
  teamSignIn,
  useTeamLink,
  tryWriting,
  unfreezeProduct,
  voteForReview,
  withdraw: withdrawCommand,
  chatMailsDue,
  forgetPush,
  forgetUnsent,
  keepAttachment,
  keepPush,
  pushTurn,
  tellTeam,
} satisfies Record<string, Command<never, unknown>>;

/** Names of commands. */
export type CommandName = keyof typeof COMMANDS;
/** What a command is given, and what it returns. */
export type CommandInput<Name extends CommandName> = Parameters<(typeof COMMANDS)[Name]>[1];
export type CommandOutput<Name extends CommandName> = Awaited<ReturnType<(typeof COMMANDS)[Name]>>;
