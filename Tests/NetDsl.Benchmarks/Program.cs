using NetDsl.Benchmarks;
using NetDsl.Threading;

// Usage: NetDsl.Benchmarks [threads] [seconds] [profile]
Parallelism.Degree = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : Environment.ProcessorCount;
bool profile = args.Contains("profile");
double seconds = args.Length > 1 && double.TryParse(args[1], System.Globalization.CultureInfo.InvariantCulture, out double given) ? given : 1.5;
LeNet lenet1 = new(1);
Report("LeNet-5 forward, batch 1", lenet1.Infer);
LeNet lenet64 = new(64);
Report("LeNet-5 forward, batch 64", lenet64.Infer);
Report("LeNet-5 step, batch 64", lenet64.Train);
Vgg vgg1 = new(1);
Report("VGG-like forward, batch 1", vgg1.Infer);
Vgg vgg32 = new(32);
Report("VGG-like forward, batch 32", vgg32.Infer);
Report("VGG-like step, batch 32", vgg32.Train);

void Report(string name, Action run)
{
    Console.WriteLine($"{name,-28} {Profile.Measure(run, seconds),10:F1} us   ({Parallelism.Degree} threads)");
    if (profile)
    {
        Profile.On = true;
        Profile.Measure(run, seconds);
        Profile.Print();
        Profile.On = false;
    }
}
