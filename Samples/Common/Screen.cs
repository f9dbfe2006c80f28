using Spectre.Console;

namespace Samples;

/// <summary>Lines of text, the same in a terminal and in a file.</summary>
internal static class Screen
{
    /// <summary>Whether somebody watches: then bars move, else only finished lines are written.</summary>
    public static bool IsWatched => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;

    /// <summary>Writes a line as it is, without breaking it.</summary>
    public static void Say(string line) => Markup(Spectre.Console.Markup.Escape(line));

    /// <summary>Writes a line with Spectre's markup, whose colours are left out where there is no terminal.</summary>
    public static void Markup(string line)
    {
        if (Console.IsOutputRedirected)
        {
            Console.WriteLine(Spectre.Console.Markup.Remove(line));
        }
        else
        {
            AnsiConsole.MarkupLine(line);
        }
    }

    /// <summary>Writes a headline.</summary>
    public static void Title(string title)
    {
        Say(string.Empty);
        Markup($"[bold]{Spectre.Console.Markup.Escape(title)}[/]");
    }
}
