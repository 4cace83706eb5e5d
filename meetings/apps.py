"""The app, and who listens to whom: the one place where a lower part reaches a higher one."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self) -> None:
        from meetings import jobs
        from meetings.invitations import letters
        from meetings.invitations import listeners as invitations
        from meetings.notes import listeners as notes
        from meetings.notes import rooms
        from meetings.outcomes import projection, stage
        from meetings.post import listeners as post
        from meetings.schedule import listeners as schedule

        invitations.when_waiting(jobs.write_letters.enqueue)
        post.when_queued(jobs.send_post.enqueue)
        post.when_settled(letters.settle)
        schedule.when_moved_on(rooms.tell_stage)
        notes.projectors.append(projection.project)
        notes.stage_parts.append(stage.records)
