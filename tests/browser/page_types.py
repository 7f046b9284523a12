"""Every page type with one page of the demonstration site as its example. A new page type is one line here."""

from __future__ import annotations

PAGE_TYPES: dict[str, str] = {
    "home": "",
    "branch_list": "branches/",
    "branch": "branches/icu/",
    "studio_list": "studios/",
    "studio": "studios/epidemiology-studio/",
    "achievement_list": "achievements/",
    "achievement_list-narrowed": "achievements/by-form/platform/",
    "achievement": "achievements/icu-handover/",
    "case_list": "cases/",
    "case": "cases/herbs-relay/",
    "programme_list": "programmes/",
    "programme": "programmes/model-branch/",
    "programme-studios": "programmes/studio/",
    "overview": "overview/",
    "notice_list": "notices/",
    "notice": "notices/commendation-2025/",
    "notice-window": "notices/midterm-c2-2026/",
    "video_list": "videos/",
    "video": "videos/icu/",
    "video-link": "videos/theory/",
    "plan_list": "plans/",
    "plan": "plans/four-plans-tasks/",
    "policy_list": "policies/",
    "policy": "policies/moe-2018-25/",
    "award_list": "awards/",
    "unit_list": "units/",
    "unit": "units/clinical/",
    "handwritten": "about/",
    "not-found": "404.html",
}
"""Name → URL. What stands before the hyphen is the template in `theme/pages/`."""
