// What the desk may call about authors; their comments are GET /moderation/comments?author=.
import { roleHas } from '../accounts/account.ts';
import { deciderOf, type Actor } from '../http/actor.ts';
import { staff } from '../http/authorize.ts';
import { reply } from '../http/endpoint.ts';
import { shortIdPath } from '../http/ids.schema.ts';
import { once } from '../http/repeats.ts';
import { endpoint } from '../http/services.ts';
import { siteFor } from '../sites/site-for.ts';
import * as shape from './authors.schema.ts';
import { noteView, profileView } from './authors.view.ts';

const isAdmin = (actor: Actor): boolean => (actor.kind === 'staff' && roleHas(actor.staff.role, 'site.admin'))
  || (actor.kind === 'key' && actor.key.scopes.includes('site.admin'));

const read = endpoint({
  method: 'get', path: '/moderation/authors/{id}', summary: 'An author: record, sanctions, notes, other names from the same networks', allow: staff('comment.read'),
  limit: 'staff_read', etag: true, params: shortIdPath, query: shape.siteQuery, answers: { 200: shape.profile },
  async handle({ actor, params, query, services }) {
    const site = await siteFor(services, actor, query.site);
    return profileView(await services.authors.profile(site.slug, params.id), site.settings, services.clock.now());
  },
});

const addNote = endpoint({
  method: 'post', path: '/moderation/authors/{id}/notes', summary: 'Note something about an author for the desk', allow: staff('comment.decide'), limit: 'staff_write', idempotent: true,
  params: shortIdPath, body: shape.noteBody, answers: { 201: shape.note },
  async handle({ actor, params, body, request, services }) {
    const { slug } = await siteFor(services, actor, body.site);
    return reply(201, await once(services, { does: 'note', at: { site: slug, key: params.id }, actor, request, body }, {
      run: (replay) => services.authors.addNote(deciderOf(actor), { site: slug, authorId: params.id, text: body.text, replay }),
      answer: noteView,
    }));
  },
});

const deleteNote = endpoint({
  method: 'delete', path: '/moderation/authors/{id}/notes/{note}', summary: 'Delete a note: its writer or an admin', allow: staff('comment.decide'), limit: 'staff_write',
  params: shape.notePath, query: shape.siteQuery, answers: { 204: null },
  async handle({ actor, params, query, services }) {
    const { slug } = await siteFor(services, actor, query.site);
    return services.authors.deleteNote({ ...deciderOf(actor), isAdmin: isAdmin(actor) }, { site: slug, authorId: params.id, id: params.note });
  },
});

export const authorsRoutes = [read, addNote, deleteNote];
