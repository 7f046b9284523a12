"""Site settings of `data/portal.yml` and vocabularies of `data/vocab.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from generator.model.base import Model
from generator.model.fields import Colour, Day, Flag, Link, Words, public


class Faces(Model):
    """Font files of an institution's own, by the role that they have in print; the folder is not in version control."""

    title: tuple[Words, ...] = public("书名与章名", "fonts 文件夹里的文件名，如 方正小标宋.ttf", ())
    headings: tuple[Words, ...] = public("黑体", "小标题、表头", ())
    body: tuple[Words, ...] = public("宋体或仿宋", "正文", ())
    kai: tuple[Words, ...] = public("楷体", "引文、图注", ())
    latin: tuple[Words, ...] = public("西文与数字", "", ())


class Admin(Model):
    """The form in the browser at /admin/: where the repository is, and how one signs in."""

    backend: Annotated[str, StringConstraints(pattern="^(github|gitlab|gitea|forgejo|local)$")] = public(
        "代码平台", "github、gitlab、gitea、forgejo，或 local（只编辑本机的文件夹）"
    )
    repo: str = public("仓库", "如 dangwei/portal；local 不填", "")
    branch: str = public("分支", "不填则用 main；没有审核功能的平台可填 drafts", "")
    host: Link | None = public("平台网址", "自建的 GitLab、Gitea、Forgejo 才填，如 https://git.example.edu.cn", None)
    sign_in: Link | None = public("登录服务网址", "GitHub 的 OAuth 登录服务；不填则用个人令牌登录", None)
    app_id: str = public("应用编号", "GitLab、Gitea、Forgejo 登记的 OAuth 应用编号", "")
    review: Flag = public("先审后发", "GitHub 和 GitLab 上每次修改先成为待审的分支", False)


class Site(Model):
    """Who publishes the portal, and what every page says of it."""

    institution: Words = public("学校名称")
    issuer: Words = public("主办单位")
    organiser: str = public("承办单位", "", "")
    title: Words = public("门户名称")
    title_breaks: str = public("门户名称断行", "用“|”标出可以换行的地方", "")
    summary: Words = public("门户简介")
    demonstration: Flag = public("示范站声明", "正式网站填“否”", False)
    demonstration_text: str = public("声明文字", "", "")
    as_of: Day | None = public("数据截至", "不填则为生成当日", None)
    corrections: str = public("更正说明", "写部门和地点，不写个人电话", "")
    reuse: str = public("数据使用说明", "开放数据页上的一两句话", "引用时请注明来源和数据截至日期。")
    reuse_link: Link | None = public("数据许可网址", "采用公开许可协议的，填协议网址", None)
    icp: str = public("ICP备案号", "", "")
    police: str = public("公安备案号", "", "")
    site_code: str = public("网站标识码", "", "")
    search: Flag = public("站内搜索", "填“否”则不做搜索", True)
    cards: Flag = public("分享卡片", "转发网址时显示的图片，每页一张；记录很多的网站可填“否”", True)
    booklets: Flag = public("打印本", "每个支部、工作室、案例和任务表一份 PDF；记录很多的网站可填“否”", True)
    precompressed: Flag = public(
        "预先压缩", "填“是”则文字类的文件另存 .gz 和 .br，由服务器直接发送；服务器的配置用 fourones server 写出", False
    )
    reviewed_only: Flag = public(
        "不审不发",
        "填“是”：支部、工作室、成果、案例、公示通知没有与内容绑定的三审三校就不发布（fourones reviewed）",
        False,
    )
    repository: Link | None = public("资料库网址", "", None)
    colour: Colour | None = public("主色", '如 "#1B4F9E"，要带引号；太浅的会自动加深，看得清为止；不填则用红色', None)
    fonts: Faces = public("印刷字体", "不填则用随附的字体", Faces())
    admin: Admin | None = public("网页编辑", "不填则网站没有 /admin/ 编辑页", None)


class VocabularyTerm(Model):
    """One term: the code that records hold, and the words that people read."""

    code: Words = public("代码")
    label: Words = public("名称")
    short: str = public("简称", "", "")
    group: str = public("归类", "", "")
    text: str = public("说明", "", "")
    also: tuple[Words, ...] = public("又称", "搜索时互相代替的说法，如“双创”", ())
