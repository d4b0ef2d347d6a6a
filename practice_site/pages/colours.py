"""The stylesheet with the colours that staff gave, for the preview and for what is built."""

from mkdocs.structure.files import Files

from practice_site.content import stylesheet
from practice_site.project import Project


def put_in(files: Files, project: Project) -> None:
    """Put them in the place of those that the stylesheet was drawn with; without any it stays as it is."""
    look, file = project.data.look, files.get_file_from_path(stylesheet.NAME)
    if look.colours and file:
        file.content_string = stylesheet.with_colours(file.content_string, look)
