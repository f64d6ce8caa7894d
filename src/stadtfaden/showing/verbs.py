"""What can stand in a log: for each verb its short name and its sentence. A test knows all verbs."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, tuple[Promise, Promise]] = {
    "municipality.settled": (_("city set up"), _("%(who)s set up the city")),
    "document.settled": (_("paper put on the shelf"), _("%(who)s put %(what)s on the shelf")),
    "document.changed": (_("facts of a paper changed"), _("%(who)s changed the facts of a paper")),
    "document.superseded": (_("paper replaced"), _("%(who)s noted that a paper is replaced")),
    "edition.read": (_("edition read"), _("%(who)s read %(what)s")),
    "edition.again": (_("edition read again"), _("%(who)s read %(what)s again with a newer reader")),
    "edition.kept": (_("earlier reading kept"), _("%(who)s kept the earlier reading of an edition")),
    "edition.back": (_("edition current again"), _("%(who)s made %(what)s the current one again")),
    "edition.renewed": (
        _("quotes of a new edition checked"),
        _("%(who)s checked the quotes of a new edition"),
    ),
    "links.proposed": (_("links proposed"), _("%(who)s proposed links of an edition")),
    "quote.taken": (_("new words taken"), _("%(who)s carried on %(what)s in its new words")),
    "quote.dropped": (_("quote dropped"), _("%(who)s dropped %(what)s with the new edition")),
    "quote.postponed": (_("quote check put off"), _("%(who)s put off a quote check")),
    "statement.confirmed": (_("statement confirmed"), _("%(who)s confirmed %(what)s")),
    "statement.rejected": (_("statement rejected"), _("%(who)s rejected %(what)s")),
    "statement.candidate": (_("statement opened again"), _("%(who)s made %(what)s a proposal again")),
    "link.confirmed": (_("link confirmed"), _("%(who)s confirmed a link")),
    "link.rejected": (_("link rejected"), _("%(who)s rejected a link")),
    "link.candidate": (_("link opened again"), _("%(who)s made a link a proposal again")),
    "candidate.postponed": (_("proposal put off"), _("%(who)s put off %(what)s")),
    "decision.undone": (_("decision taken back"), _("%(who)s took back the decision on %(what)s")),
    "contradiction.settled": (_("contradiction judged"), _("%(who)s judged a contradiction")),
    "hole.meant": (_("hole meant"), _("%(who)s said that a hole is meant")),
    "hole.opened": (_("hole opened again"), _("%(who)s opened a hole again")),
    "strategy.frozen": (_("strategy frozen"), _("%(who)s froze the strategy")),
    "invitation.sent": (_("person invited"), _("%(who)s invited %(what)s")),
    "invitation.withdrawn": (_("invitation withdrawn"), _("%(who)s withdrew the invitation of a person")),
    "invitation.accepted": (_("invitation accepted"), _("%(who)s accepted the invitation")),
    "membership.changed": (_("role changed"), _("%(who)s changed a role")),
    "membership.ended": (_("desk closed"), _("%(who)s closed the desk of a person")),
    "upload.received": (_("file handed in"), _("%(who)s handed in a file")),
    "upload.refused": (_("file not read"), _("%(who)s could not read a file")),
}
