using System.Runtime.InteropServices;
using NetDsl.Compiler.Emit.PyTorch;
using NetworkTests.Comparison;
using NetworkTests.Drawn;

namespace NetworkTests.PyTorch;

/// <summary>The exported script trains a network on several processes, and its weights come back.</summary>
public sealed class TrainingTests : IDisposable
{
    private const string LeNet5 = """
        input   28x28x1
        conv2d  6, 5x5, padding: same, activation: relu
        maxpool 2x2
        conv2d  16, 5x5, activation: relu
        maxpool 2x2
        flatten
        dense   120, activation: relu
        dense   84,  activation: relu
        dense   10
        loss    crossentropy
        """;

    // What the trained network predicts, in Python.
    private const string Predict = """
        import array, torch, lenet5
        values = array.array("f")
        with open("images.bin", "rb") as file:
            values.frombytes(file.read())
        images = torch.tensor(values).reshape(-1, 1, 28, 28)
        for load, path in ((lenet5.load_netdsl, "lenet5.netdsl.safetensors"), (lenet5.load_weights, "lenet5.safetensors")):
            model = lenet5.LeNet5().eval()
            load(model, path)
            with torch.no_grad():
                outputs = model(images)
            with open(path + ".bin", "wb") as file:
                array.array("f", outputs.reshape(-1).tolist()).tofile(file)
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("netdsl-torchrun-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [PythonFact]
    public void Two_processes_train_a_network_whose_weights_come_back()
    {
        using var network = Export();
        // Streams that are copied to a file as well: what PyTorch 1.13 does by default fails on Python 3.11.
        var said = Python.Succeed(
            folder, "-m", "torch.distributed.run", "--nproc_per_node=2", "--rdzv_backend=c10d", "--rdzv_endpoint=127.0.0.1:0", "-r", "1", "-t", "1",
            "train_ddp.py", "--synthetic", "1024", "--epochs", "4", "--batch", "32");
        Assert.Contains("1024 samples, made up from the seed; 2 processes on", said, StringComparison.Ordinal);
        Assert.Contains("wrote lenet5.safetensors and lenet5.netdsl.safetensors", said, StringComparison.Ordinal);
        Assert.DoesNotContain("[default1]", said, StringComparison.Ordinal);
        Assert.Matches(@"epoch 4/4  loss \S+  accuracy (9\d|100)\.\d %", said);

        var images = Draw.Values(new Random(3), 8 * 28 * 28);
        File.WriteAllBytes(Path.Combine(folder, "images.bin"), MemoryMarshal.AsBytes(images.AsSpan()));
        Python.Succeed(folder, "-c", Predict);
        network.Load(Path.Combine(folder, "lenet5.netdsl.safetensors"));
        var expected = network.PredictAll(images);
        foreach (var form in new[] { "lenet5.netdsl.safetensors.bin", "lenet5.safetensors.bin" })
        {
            var actual = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, form))).ToArray();
            Assert.Equal(expected.Length, actual.Length);
            Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - 2e-3f, pair.First + 2e-3f));
        }
    }

    [PythonFact]
    public void One_process_goes_on_from_the_weights_of_the_CPU_target_and_from_a_checkpoint()
    {
        using var network = Export();
        network.Save(Path.Combine(folder, "start.safetensors"));

        var first = Python.Succeed(folder, "train_ddp.py", "--synthetic", "256", "--epochs", "1", "--start", "start.safetensors");
        var second = Python.Succeed(folder, "train_ddp.py", "--synthetic", "256", "--epochs", "2", "--resume", "--optimizer", "sgd");

        Assert.Contains("1 process on", first, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 1/2", second, StringComparison.Ordinal);
        Assert.Contains("epoch 2/2", second, StringComparison.Ordinal);
    }

    [PythonFact]
    public void A_file_that_does_not_fit_is_named_and_changes_nothing()
    {
        using var network = Export();
        network.Save(Path.Combine(folder, "whole.safetensors"));
        var bytes = File.ReadAllBytes(Path.Combine(folder, "whole.safetensors"));
        File.WriteAllBytes(Path.Combine(folder, "cut.safetensors"), bytes[..^4]);
        File.WriteAllBytes(Path.Combine(folder, "empty.safetensors"), []);

        var said = Python.Succeed(folder, "-c", """
            import lenet5, torch
            model = lenet5.LeNet5()
            before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
            lenet5.save_weights(model, "state.safetensors")
            lenet5.save_weights(torch.nn.Linear(3, 2), "other.safetensors")
            try:
                lenet5.save_netdsl(torch.nn.Linear(3, 2), "other.netdsl.safetensors")
            except ValueError as fault:
                print(fault)
            for load, path in (
                (lenet5.load_weights, "whole.safetensors"), (lenet5.load_netdsl, "state.safetensors"), (lenet5.load_netdsl, "cut.safetensors"),
                (lenet5.load_netdsl, "empty.safetensors"), (lenet5.load_netdsl, "none.safetensors"),
                (lenet5.load_weights, "other.safetensors"),
            ):
                try:
                    load(model, path)
                except (ValueError, OSError) as fault:
                    print(fault)
            assert all(torch.equal(before[name], tensor) for name, tensor in model.state_dict().items())
            """);

        Assert.Contains(
            "whole.safetensors: the file has NetDsl's names and layouts, not PyTorch's; load it with load_netdsl", said, StringComparison.Ordinal);
        Assert.Contains(
            "state.safetensors: the file has PyTorch's names and layouts, not NetDsl's; load it with load_weights", said, StringComparison.Ordinal);
        Assert.Contains("other.safetensors: 'conv1.weight' of 6 x 1 x 5 x 5 is missing", said, StringComparison.Ordinal);
        Assert.Contains("; and 4 more", said, StringComparison.Ordinal);
        Assert.Contains("Linear has no tensor 'conv1.weight', which LeNet5 has", said, StringComparison.Ordinal);
        Assert.Contains("cut.safetensors: 'dense3.bias' is cut off, or lies elsewhere than its shape says", said, StringComparison.Ordinal);
        Assert.Contains("empty.safetensors: the file is no safetensors file", said, StringComparison.Ordinal);
        Assert.Contains("No such file or directory: 'none.safetensors'", said, StringComparison.Ordinal);
    }

    [PythonFact]
    public void The_script_names_the_file_that_it_cannot_use()
    {
        Export().Dispose();
        Python.Succeed(folder, "train_ddp.py", "--synthetic", "64", "--epochs", "1");
        File.WriteAllText(Path.Combine(folder, "garbage.pt"), "no data");

        var said = Python.Succeed(folder, "-c", """
            import subprocess, sys
            for options in (
                ["--data", "garbage.pt"], ["--synthetic", "64", "--resume", "--checkpoint", "garbage.pt"],
                ["--synthetic", "64", "--resume", "--optimizer", "adamw"], ["--synthetic", "64", "--rate", "-1"],
            ):
                run = subprocess.run([sys.executable, "train_ddp.py", *options], capture_output=True, text=True)
                assert run.returncode != 0 and "Traceback" not in run.stderr, run.stderr
                print(run.stderr)
            """);

        Assert.Contains("garbage.pt: it is no .npz of numbers and no .pt with a dict of tensors", said, StringComparison.Ordinal);
        Assert.Contains("garbage.pt: it is no checkpoint of LeNet5", said, StringComparison.Ordinal);
        Assert.Contains("checkpoint.pt: it was written with --optimizer sgd, not adamw; resume with that", said, StringComparison.Ordinal);
        Assert.Contains("--rate is -1.0, but needs to be at least 0", said, StringComparison.Ordinal);
    }

    private NetDsl.Network Export()
    {
        var compilation = Declared.Compile("LeNet5", LeNet5);
        var files = PyTorchEmitter.Run(compilation.Graph!, compilation.Facts!, "LeNet5");
        File.WriteAllText(Path.Combine(folder, files.File), files.Module);
        File.WriteAllText(Path.Combine(folder, PyTorchEmitter.ScriptFile), files.Script);
        return (NetDsl.Network)Activator.CreateInstance(DrawnAssembly.Load([compilation]).GetType("LeNet5", throwOnError: true)!, 7)!;
    }
}
