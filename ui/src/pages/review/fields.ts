import { messages } from '../../lib/language.svelte';

/** What the fields of facts are called. */
export const fieldNames = messages({
  en: { type: 'Type', actor: 'Who does it', recipient: 'To whom', when: 'When', place: 'Where', status: 'Told as', claimed_by: 'By whose word', from: 'From', to: 'To', via: 'Through', since: 'Since', until: 'Until', by: 'Who speaks', stance: 'In what manner', about: 'About whom' },
  nl: { type: 'Soort', actor: 'Wie doet het', recipient: 'Tegenover wie', when: 'Wanneer', place: 'Waar', status: 'Verteld als', claimed_by: 'Volgens wie', from: 'Van', to: 'Naar', via: 'Via', since: 'Sinds', until: 'Tot', by: 'Wie spreekt', stance: 'Op welke wijze', about: 'Over wie' },
  de: { type: 'Art', actor: 'Wer handelt', recipient: 'Wem gegenüber', when: 'Wann', place: 'Wo', status: 'Berichtet als', claimed_by: 'Laut wem', from: 'Von', to: 'An', via: 'Über', since: 'Seit', until: 'Bis', by: 'Wer spricht', stance: 'Auf welche Weise', about: 'Über wen' },
});
