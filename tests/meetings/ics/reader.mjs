// Read calendars with ical.js, one JSON string a line, and tell what was understood.
import { createInterface } from "node:readline";
import ICAL from "ical.js";

ICAL.design.strict = true;

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const first = (name) => calendar.getFirstPropertyValue(name)?.toString() ?? null;
  return {
    name: first("name"),
    method: first("method"),
    source: first("source"),
    refresh: first("refresh-interval"),
    zones: calendar.getAllSubcomponents("vtimezone").map((zone) => zone.getFirstPropertyValue("tzid")),
    events: calendar.getAllSubcomponents("vevent").map(event),
  };
}

function event(component) {
  const known = new ICAL.Event(component, { strictExceptions: true });
  const organizer = component.getFirstProperty("organizer");
  return {
    uid: known.uid,
    sequence: known.sequence,
    title: known.summary,
    place: known.location,
    description: known.description,
    status: component.getFirstPropertyValue("status"),
    startsAt: known.startDate.toJSDate().toISOString(),
    endsAt: known.endDate.toJSDate().toISOString(),
    stampedAt: component.getFirstPropertyValue("dtstamp").toJSDate().toISOString(),
    zone: known.startDate.zone.tzid,
    organizer: organizer && person(organizer),
    attendees: component.getAllProperties("attendee").map(person),
  };
}

function person(property) {
  return {
    address: property.getFirstValue(),
    name: property.getParameter("cn"),
    partstat: property.getParameter("partstat") ?? null,
    rsvp: property.getParameter("rsvp") ?? null,
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  let told;
  try {
    told = read(JSON.parse(line));
  } catch (error) {
    told = { error: `${error.name}: ${error.message}` };
  }
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
