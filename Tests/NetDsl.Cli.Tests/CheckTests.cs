using System.Text;

namespace NetDsl.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void A_network_in_order_gets_one_line_and_exit_code_0()
    {
        var run = Tool.Run("check", tool.Write("LeNet5.netdsl", Tool.LeNet5));

        Assert.Equal(new ToolRun(0, "LeNet5: 28x28x1 -> 10, 61,706 parameters, field 16x16, 416,520 MACs\n", ""), run);
    }

    [Fact]
    public void Three_mistakes_give_three_lines_that_build_tools_read()
    {
        var path = tool.Write("Net.netdsl", "input 8x8x1\nconv2d 4, 9x9\nmaxpol 2x2\nflatten\ndense -3\n");

        var run = Tool.Run("check", path);

        Assert.Equal(CommandLine.Failure, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Equal([2, 3, 5], run.ErrorLines.Select(line => int.Parse(line[(path.Length + 1)..].Split(',')[0])));
        Assert.All(run.ErrorLines, line => Assert.Matches(@"^\S+\(\d+,\d+\): error NDSL\d{4}: .+$", line));
    }

    [Fact]
    public void Advice_is_shown_without_failing()
    {
        var run = Tool.Run("check", tool.Write("Net.netdsl", "input 5x5x1; maxpool 2x2; flatten; dense 2"));

        Assert.Equal(CommandLine.Success, run.ExitCode);
        Assert.Contains(": info NDSL4001: ", run.Error);
        Assert.StartsWith("Net: ", run.Output);
    }

    [Fact]
    public void A_broken_contract_fails()
    {
        var run = Tool.Run("check", tool.Write("Net.netdsl", "input 3; dense 2; expect parameters == 9"));

        Assert.Equal(CommandLine.Failure, run.ExitCode);
        Assert.Contains("error NDSL6", run.Error);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void All_files_are_checked_though_one_cannot_be_read()
    {
        var good = tool.Write("Good.netdsl", "input 3; dense 2");
        var missing = Path.Combine(tool.Folder, "Missing.netdsl");

        var run = Tool.Run("check", missing, tool.Folder, good);

        Assert.Equal(CommandLine.Failure, run.ExitCode);
        Assert.StartsWith("Good: 3 -> 2", run.Output);
        Assert.Equal(
            [
                $"{missing} : error : there is no such file; check its path",
                $"{tool.Folder} : error : this is a folder; name the files in it, such as '*.netdsl'",
            ],
            run.ErrorLines);
    }

    [Fact]
    public void Files_that_are_no_text_are_named_with_the_reason()
    {
        var binary = tool.Write("Binary.netdsl", [(byte)'i', 0, 1, 2]);
        var latin = tool.Write("Latin.netdsl", [.. "input 3 // "u8, 0xE4, (byte)'\n']);

        var run = Tool.Run("check", binary, latin);

        Assert.Equal(
            [
                $"{binary} : error : the file is binary; name a text in the NetDsl language",
                $"{latin} : error : byte 12 is not UTF-8; save the file as UTF-8",
            ],
            run.ErrorLines);
    }

    [Fact]
    public void A_byte_order_mark_moves_no_column_and_an_empty_file_is_reported_as_such()
    {
        var marked = tool.Write("Marked.netdsl", [.. Encoding.UTF8.Preamble, .. "input 3; dens 2"u8]);
        var empty = tool.Write("Empty.netdsl", "");

        Assert.StartsWith($"{marked}(1,10): error", Tool.Run("check", marked).Error);
        Assert.StartsWith($"{empty}(1,1): error NDSL1", Tool.Run("check", empty).Error);
    }

    [Fact]
    public void Imports_are_found_beside_the_file_and_in_folders_that_they_name()
    {
        tool.Write("blocks/deep.netdsl", "block deep(n) { dense n }");
        tool.Write("Near.netdsl", "import \"blocks/deep.netdsl\"\nblock near(n) { deep n; relu }");
        var path = tool.Write("Net.netdsl", "import \"Near.netdsl\"\nnetwork Net { input 3; near 4 }");

        var run = Tool.Run("check", path);

        Assert.Equal("", run.Error);
        Assert.StartsWith("Net: 3 -> 4", run.Output);
    }

    [Fact]
    public void Mistakes_in_an_imported_file_are_reported_there_once()
    {
        var blocks = tool.Write("Blocks.netdsl", "block near(n) { dense n; relu ) }");
        var path = tool.Write("Net.netdsl", "import \"Blocks.netdsl\"\nnetwork A { input 3; near 4 }\nnetwork B { input 3; near 5 }");

        var run = Tool.Run("check", path);

        Assert.Equal(CommandLine.Failure, run.ExitCode);
        Assert.StartsWith(blocks + "(1,", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public void A_missing_import_is_reported_at_the_import()
    {
        var path = tool.Write("Net.netdsl", "import \"Other.netdsl\"\ninput 3; dense 2");

        Assert.StartsWith($"{path}(1,8): error NDSL", Tool.Run("check", path).Error);
    }

    [Fact]
    public void A_damaged_neighbour_that_nothing_imports_is_of_no_concern()
    {
        tool.Write("Damaged.netdsl", [0xFF, 0xFE, 0]);

        Assert.Equal("", Tool.Run("check", tool.Write("Net.netdsl", "input 3; dense 2")).Error);
    }

    [Fact]
    public void A_text_beyond_any_size_is_refused_before_it_fills_the_memory()
    {
        var run = Tool.RunWith(new EndlessStream(), isTerminal: false, CancellationToken.None, "check", "-");

        Assert.Equal("stdin : error : the text is longer than 16 MiB; split it with 'import'\n", run.Error);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
