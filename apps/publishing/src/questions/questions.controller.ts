import { Body, Controller, Param, Query } from '@nestjs/common';
import { id, type Question, questionAnswer, questionsQuery, routes } from '#libs/contracts';
import { type Actor, HttpRoute, Who } from '#libs/runtime';
import { decodeCursor, pageOf } from '#libs/storage';
import { z } from 'zod';
import { AnswerQuestion } from './answer-question.js';
import { questionView, QuestionStore } from './question.store.js';

const path = z.strictObject({ id });
type Path = z.infer<typeof path>;

@Controller()
export class QuestionsController {
  constructor(
    private readonly questions: QuestionStore,
    private readonly answerQuestion: AnswerQuestion,
  ) {}

  @HttpRoute(routes.listQuestions)
  async list(
    @Query({ schema: questionsQuery }) query: z.infer<typeof questionsQuery>,
    @Who() actor: Actor,
  ): Promise<unknown> {
    const after = String(decodeCursor(query.cursor)?.['id'] ?? '');
    const rows = await this.questions.list(actor.tenant, query.open === 'true', after, query.limit + 1);
    const page = pageOf(rows, query.limit, (row) => ({ id: row._id }));
    return { ...page, items: page.items.map(questionView) };
  }

  @HttpRoute(routes.answerQuestion)
  answer(
    @Param({ schema: path }) params: Path,
    @Body({ schema: questionAnswer }) input: z.infer<typeof questionAnswer>,
    @Who() actor: Actor,
  ): Promise<Question> {
    return this.answerQuestion.run(params.id, input.choice, actor);
  }
}
